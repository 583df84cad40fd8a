// Command timepage FILE ROUNDS prints the microseconds of the fastest round, as time_page.c does.
//
// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"log"
	"os"
	"strconv"
	"time"

	"example.org/dehusk"
)

func main() {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	cleaner, err := dehusk.New(dehusk.Options{})
	if err != nil {
		log.Fatal(err)
	}
	best := time.Hour
	for rounds, _ := strconv.Atoi(os.Args[2]); rounds > 0; rounds-- {
		begin := time.Now()
		if page, err := cleaner.Clean(data); err != nil || page.Text == "" {
			log.Fatal("no text: ", err)
		}
		if took := time.Since(begin); took < best {
			best = took
		}
	}
	fmt.Printf("%.1f\n", float64(best.Nanoseconds())/1e3)
}
