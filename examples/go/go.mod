module example.org/dehusk

go 1.19
