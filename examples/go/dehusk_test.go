// dehusk_test.go - the shared cases (tests/spec/cases/README.md), and what Go adds.
//
// SPDX-License-Identifier: MIT

package dehusk

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
)

const root = "../../"

type document struct {
	Model string
	Names struct{ Statuses, Kinds, Verdicts, Reasons []string }
	Cases []testCase
}

type testCase struct {
	Name, Level, Page, Encoding, Rules, Preset string
	PageIsHex                                  bool `json:"page_is_hex"`
	RulesAreHex                                bool `json:"rules_are_hex"`
	Pushes                                     []int
	Options                                    struct {
		Format, Flags, Output, Comments uint32
		Keep                            uint32 `json:"keep_permille"`
		MaxLines                        uint32 `json:"max_lines"`
		MaxLineBytes                    uint32 `json:"max_line_bytes"`
		MaxPageBytes                    uint64 `json:"max_page_bytes"`
	}
	Expected struct {
		Error          int
		ErrorIn        string `json:"error_in"`
		RuleLine       int    `json:"rule_line"`
		RuleOffset     int    `json:"rule_offset"`
		Text, Markdown string
		Page           struct {
			Format, Verdict  uint32
			Encoding, Title  string
			Lines, Bytes     int
			Confidence, Kept int
			SkippedRules     int `json:"skipped_rules"`
			Line             int `json:"title_line"`
		}
		Lines []struct {
			Kind, Flags, Reasons, Keep uint32
			Offset, Level, Row, Score  int
			OffsetEnd                  int `json:"offset_end"`
			LinkBytes                  int `json:"link_bytes"`
			Text                       string
		}
	}
}

func read(t testing.TB) (d document) {
	data, err := os.ReadFile(root + "tests/spec/cases/cases.json")
	if err == nil {
		err = json.Unmarshal(data, &d)
	}
	if err != nil || len(d.Cases) < 60 {
		t.Fatal(len(d.Cases), " cases: ", err)
	}
	return d
}

func bytesOf(text string, isHex bool) []byte {
	if !isHex {
		return []byte(text)
	}
	data, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return data
}

// run says what the library says of a case, and in which step it failed.
func run(c testCase) (page *Page, step string, err error) {
	o := c.Options
	options := Options{Format: Format(o.Format), Flags: Flags(o.Flags), Keep: o.Keep,
		MaxLines: o.MaxLines, MaxLineBytes: o.MaxLineBytes, MaxPageBytes: o.MaxPageBytes,
		Preset: c.Preset, Comments: Comments(o.Comments)}
	if rules := bytesOf(c.Rules, c.RulesAreHex); len(rules) > 0 {
		if options.Rules, err = NewRules(string(rules)); err != nil {
			return nil, "rules", err
		}
	}
	cleaner, err := New(options)
	if err != nil {
		return nil, "new", err
	}
	if c.Encoding != "" {
		if err = cleaner.SetEncoding(c.Encoding); err != nil {
			return nil, "encoding", err
		}
	}
	data := bytesOf(c.Page, c.PageIsHex)
	for _, size := range c.Pushes {
		if _, err = cleaner.Write(data[:size]); err != nil {
			return nil, "read", err
		}
		data = data[size:]
	}
	page, err = cleaner.Clean(data)
	return page, "read", err
}

func fail(c testCase, sameModel bool) string {
	if c.Level != "page" || c.Options.Output > 1 {
		return "" // our types have no word for it
	}
	page, step, err := run(c)
	want := c.Expected
	if want.Error != 0 {
		var rule *RuleError
		if !errors.Is(err, Status(want.Error)) || step != want.ErrorIn || err.Error() == "" {
			return fmt.Sprintf("%v in %s, not %d in %s", err, step, want.Error, want.ErrorIn)
		}
		if errors.As(err, &rule) != (want.RuleLine > 0) || rule != nil &&
			(rule.Line != want.RuleLine || rule.Offset != want.RuleOffset) {
			return fmt.Sprintf("%+v, not line %d, offset %d", rule, want.RuleLine, want.RuleOffset)
		}
		return ""
	}
	if err != nil {
		return err.Error()
	}
	lines, err := page.Lines()
	if err != nil || len(lines) != len(want.Lines) {
		return fmt.Sprintf("%d lines, %v", len(lines), err)
	}
	markdown, err := page.Markdown()
	w := want.Page
	got, wanted := []any{page.Format, page.Encoding, page.Count, page.Bytes, page.SkippedRules},
		[]any{Format(w.Format), w.Encoding, w.Lines, w.Bytes, w.SkippedRules}
	if sameModel {
		got = append(got, page.Verdict, page.Confidence, page.Kept, page.Title, page.TitleLine,
			page.Text, markdown, err)
		wanted = append(wanted, Verdict(w.Verdict), w.Confidence, w.Kept, w.Title, w.Line,
			want.Text, want.Markdown, error(nil))
	}
	for i, l := range want.Lines {
		line := Line{l.Text, l.Keep == 1, l.Score, Reason(l.Reasons), Kind(l.Kind),
			LineFlags(l.Flags), l.Offset, l.OffsetEnd, l.Level, l.Row, l.LinkBytes}
		if !sameModel {
			line.Keep, line.Score, line.Reasons = lines[i].Keep, lines[i].Score, lines[i].Reasons
			line.Flags = line.Flags&^Title | lines[i].Flags&Title
		}
		got, wanted = append(got, lines[i]), append(wanted, line)
	}
	if !reflect.DeepEqual(got, wanted) {
		return fmt.Sprintf("%+v\nnot %+v", got, wanted)
	}
	return ""
}

func TestCases(t *testing.T) {
	d := read(t)
	if d.Model != ModelID() {
		t.Log("the cases are of model ", d.Model, ": no verdicts are compared")
	}
	for _, c := range d.Cases {
		t.Run(c.Name, func(t *testing.T) {
			if fault := fail(c, d.Model == ModelID()); fault != "" {
				t.Error(fault)
			}
		})
	}
}

func TestTenGoroutinesPassTheCasesAtOnce(t *testing.T) {
	d := read(t)
	var group sync.WaitGroup
	for g := 0; g < 10; g++ {
		group.Add(1)
		go func(g int) {
			defer group.Done()
			for i := range d.Cases {
				if g%2 == 1 {
					i = len(d.Cases) - 1 - i
				}
				if fault := fail(d.Cases[i], d.Model == ModelID()); fault != "" {
					t.Error(d.Cases[i].Name, fault)
				}
			}
		}(g)
	}
	group.Wait()
}

func TestNamesAreThoseOfTheLibrary(t *testing.T) {
	n := read(t).Names
	for i, want := range n.Statuses[1:] {
		if got := Status(-1 - i).Name(); got != want {
			t.Error(got, want)
		}
	}
	if Caption.String() != n.Kinds[6] || Prompt.String() != n.Verdicts[3] ||
		!reflect.DeepEqual(Reason(1<<len(n.Reasons)-1).Names(), n.Reasons) {
		t.Error(Caption, Prompt, Reason(1<<len(n.Reasons)-1).String())
	}
}

func TestWhatIsOverOrWrongIsAnError(t *testing.T) {
	cleaner, _ := New(Options{})
	first, err := cleaner.Clean([]byte("<p>One</p>"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = cleaner.Clean([]byte("<p>Two</p>")); err != nil {
		t.Fatal(err)
	}
	if _, err = first.Lines(); err != ErrStale {
		t.Error(err)
	}
	cleaner.Close()
	if _, err = NewModel([]byte("any bytes are safe")); !errors.Is(err, ErrModel) {
		t.Error(err)
	}
	if _, err = cleaner.Clean(nil); !errors.Is(err, ErrArg) {
		t.Error(err)
	}
}

func TestAModelOfOnesOwnScoresTheLines(t *testing.T) {
	file := t.TempDir() + "/model"
	python := os.Getenv("PYTHON")
	if python == "" {
		python = "python3"
	}
	if said, err := exec.Command(python, root+"tests/quality/model_file.py", file).CombinedOutput(); err != nil {
		t.Fatal(string(said), err)
	}
	data, _ := os.ReadFile(file)
	html, _ := os.ReadFile(root + "examples/page.html")
	model, err := NewModel(data)
	if err != nil || model.Name() != ModelID() {
		t.Fatal(err)
	}
	var lines [2][]Line
	for i, options := range []Options{{Model: model}, {}} {
		cleaner, _ := New(options)
		page, _ := cleaner.Clean(html)
		lines[i], _ = page.Lines()
	}
	if len(lines[0]) == 0 || !reflect.DeepEqual(lines[0], lines[1]) {
		t.Error(lines)
	}
	data[20]++
	if _, err = NewModel(data); !errors.Is(err, ErrModel) {
		t.Error(err)
	}
}

func TestMemoryIsFlatOver10000Pages(t *testing.T) {
	html, err := os.ReadFile(root + "examples/page.html")
	if err != nil {
		t.Fatal(err)
	}
	cleaner, _ := New(Options{})
	some := func(count int) (kilobytes int) {
		for i := 0; i < count; i++ {
			page, err := cleaner.Clean(html[:len(html)/2+i%(len(html)/2)])
			if err != nil {
				t.Fatal(err)
			}
			if i%7 == 0 {
				page.Lines()
				page.Markdown()
			}
			if i%100 == 0 {
				if other, err := New(Options{}); err != nil || other == nil { // never closed
					t.Fatal(err)
				}
			}
		}
		runtime.GC()
		status, _ := os.ReadFile("/proc/self/status")
		_, after, found := strings.Cut(string(status), "VmRSS:")
		if !found {
			t.Skip("no /proc here")
		}
		fmt.Sscan(after, &kilobytes)
		return kilobytes
	}
	before := some(1000)
	if after := some(10000); after > before+4096 {
		t.Errorf("%d KiB after 1,000 pages, %d KiB after 10,000 more", before, after)
	}
}
