package consent_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/letter"

	"pgregory.net/rapid"
)

const today = assessment.Date("2026-11-22")

var zoom = consent.Basis{
	Program: "Zoom", Functions: []string{"audio", "video"},
	Risks: map[string]string{"outcome": "exception-only", "e2e": "no"}, End: "2027-01-31",
}

// ledger has two letters: the first about Zoom, the second about Zoom with chat.
func ledger() consent.Ledger {
	var l consent.Ledger
	l.Hand(consent.Letter{Since: "2026-10-01", Basis: zoom, Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Paper})
	chat := zoom
	chat.Functions = []string{"audio", "chat", "video"}
	l.Hand(consent.Letter{Since: "2026-11-01", Basis: chat, Edition: "2026.1", Lang: "nl", Who: "adult", Way: consent.Paper})
	return l
}

func agreed(letter, count int) consent.Entry {
	return consent.Entry{On: "2026-11-02", Kind: consent.Agreed, Letter: letter, Way: consent.Paper, Who: consent.ByClient, Count: count}
}

func code(err error) string {
	var e *assessment.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSameLetterIsNoNewVersion(t *testing.T) {
	l := ledger()
	again := l.Letters[0]
	again.Number, again.Since = 0, "2026-11-20"
	if got := l.Hand(again); got.Number != 1 || got.Since != "2026-10-01" || len(l.Letters) != 2 {
		t.Errorf("the same letter became version %d of %d", got.Number, len(l.Letters))
	}
	for what, change := range map[string]func(*consent.Letter){
		"program":    func(x *consent.Letter) { x.Basis.Program = "Jitsi" },
		"functions":  func(x *consent.Letter) { x.Basis.Functions = []string{"video"} },
		"risk":       func(x *consent.Letter) { x.Basis.Risks = map[string]string{"outcome": "suitable"} },
		"end":        func(x *consent.Letter) { x.Basis.End = "2027-02-28" },
		"edition":    func(x *consent.Letter) { x.Edition = "2027.1" },
		"language":   func(x *consent.Letter) { x.Lang = "tr" },
		"for whom":   func(x *consent.Letter) { x.Who = "parents" },
		"way":        func(x *consent.Letter) { x.Way = consent.Aloud },
		"own words":  func(x *consent.Letter) { x.Own = true },
		"taken away": func(x *consent.Letter) { x.Removed = []string{"rights"} },
	} {
		l := ledger()
		other := l.Letters[0]
		change(&other)
		if got := l.Hand(other); got.Number != 3 {
			t.Errorf("another %s gives version %d, not 3", what, got.Number)
		}
	}
}

func TestCounts(t *testing.T) {
	l := ledger()
	must(t, l.Add(agreed(1, 10), today))
	parents := agreed(1, 4)
	parents.Way, parents.Who = consent.Mail, consent.ByParents
	must(t, l.Add(parents, today))
	must(t, l.Add(consent.Entry{On: today, Kind: consent.Refused, Letter: 1, Count: 2}, today))
	must(t, l.Add(consent.Entry{On: today, Kind: consent.Withdrawn, Letter: 1, Count: 1}, today))
	must(t, l.Add(consent.Entry{On: today, Kind: consent.Ended, Letter: 1, Count: 3}, today))
	renewed := agreed(2, 5)
	renewed.Earlier = 1
	must(t, l.Add(renewed, today))

	now := l.Letters[1].Basis
	s := l.Sum(now, today)
	if want := (consent.Sums{Agreed: 19, Refused: 2, Withdrawn: 1, Ended: 3, Standing: 10}); s.Sums != want {
		t.Errorf("all: %+v, want %+v", s.Sums, want)
	}
	if s.Again != 5 { // 14 - 1 - 3 - 5 of the first letter
		t.Errorf("%d have to be asked again, want 5", s.Again)
	}
	first := s.Letters[0]
	if first.Standing != 5 || !slices.Equal(first.Changed, []string{consent.ByFunctions}) {
		t.Errorf("the first letter: %+v", first)
	}
	if want := []consent.Group{{Way: consent.Paper, Who: consent.ByClient, Count: 10}, {Way: consent.Mail, Who: consent.ByParents, Count: 4}}; !slices.Equal(first.By, want) {
		t.Errorf("by way and person: %+v", first.By)
	}
	if s.Letters[1].Changed != nil {
		t.Errorf("nothing changed since the second letter: %v", s.Letters[1].Changed)
	}
}

func TestWhatCannotBeCounted(t *testing.T) {
	for want, e := range map[string]consent.Entry{
		"consent-kind":             {On: today, Kind: "perhaps", Letter: 1, Count: 1},
		"consent-count":            {On: today, Kind: consent.Refused, Letter: 1},
		"consent-day":              {On: "2026-11-31", Kind: consent.Refused, Letter: 1, Count: 1},
		"consent-day-to-come":      {On: today.AddDays(1), Kind: consent.Refused, Letter: 1, Count: 1},
		"consent-letter":           {On: today, Kind: consent.Refused, Letter: 9, Count: 1},
		"consent-way":              {On: today, Kind: consent.Agreed, Letter: 1, Who: consent.ByClient, Count: 1},
		"consent-who":              {On: today, Kind: consent.Agreed, Letter: 1, Way: consent.Mail, Count: 1},
		"consent-earlier":          {On: today, Kind: consent.Withdrawn, Letter: 1, Count: 1, Earlier: 1},
		"consent-more-than-agreed": {On: today, Kind: consent.Withdrawn, Letter: 1, Count: 4},
	} {
		l := ledger()
		must(t, l.Add(agreed(1, 3), today))
		before := l.Clone()
		if got := code(l.Add(e, today)); got != want {
			t.Errorf("%+v: %q, want %q", e, got, want)
		}
		if !reflect.DeepEqual(l, before) {
			t.Errorf("%s: refused, and yet the ledger changed", want)
		}
	}
}

func TestAMistakeIsTakenOut(t *testing.T) {
	l := ledger()
	must(t, l.Add(agreed(1, 3), today))
	must(t, l.Add(consent.Entry{On: today, Kind: consent.Withdrawn, Letter: 1, Count: 2}, today))
	if got := code(l.Remove(0)); got != "consent-counted-on" {
		t.Errorf("an agreement that was withdrawn is taken out: %q", got)
	}
	must(t, l.Remove(1))
	must(t, l.Remove(0))
	if len(l.Entries) != 0 {
		t.Errorf("left: %+v", l.Entries)
	}
}

func TestClientNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"2026-0148": "", "A.17/b": "", "12345678901234567890": "", "123456789": "", "0": "",
		"":                      "client-number-empty",
		"123456789012345678901": "client-number-long",
		"17 b":                  "client-number-characters",
		"17é":                   "client-number-characters",
		"J. Jansen":             "client-number-characters",
		"Jansen":                "client-number-name",
		"J.Jansen":              "client-number-name",
		"123456782":             "client-number-personal",
		"123.456.782":           "client-number-personal",
		"1-2-3456782":           "client-number-personal",
		"12/345/67/82":          "client-number-personal",
		"BSN123456782":          "client-number-personal",
		"85073003328":           "client-number-personal",
		"85.07.30-033.28":       "client-number-personal",
	} {
		if got := code(consent.CheckNumber(number)); got != want {
			t.Errorf("%q: %q, want %q", number, got, want)
		}
	}
}

func client(number string, letter int) consent.Client {
	return consent.Client{Number: number, Kind: consent.Agreed, On: "2026-11-02", Letter: letter, Way: consent.Paper, Who: consent.ByBoth}
}

func TestWhoIsAskedAgain(t *testing.T) {
	l := ledger()
	if got := code(l.Put(client("17", 1), false, today)); got != "client-numbers-off" {
		t.Errorf("a number without being switched on: %q", got)
	}
	l.KeepNumbers(today)
	must(t, l.Put(client("17", 1), false, today))
	must(t, l.Put(client("18", 2), false, today))
	turns := client("19", 2)
	turns.Turns, turns.In = 16, "2026-12"
	must(t, l.Put(turns, false, today))

	now := l.Letters[1].Basis
	for day, want := range map[assessment.Date][][]string{
		today:        {{consent.ByFunctions}, nil, nil},
		"2026-11-30": {{consent.ByFunctions}, nil, nil},
		"2026-12-01": {{consent.ByFunctions}, nil, {consent.ByAge}},
		"2027-01-31": {{consent.ByFunctions}, nil, {consent.ByAge}},
		"2027-02-01": {{consent.ByFunctions, consent.ByEnd}, {consent.ByEnd}, {consent.ByEnd, consent.ByAge}},
	} {
		s := l.Sum(now, day)
		again := 0
		for i, c := range s.Clients {
			if !slices.Equal(c.Again, want[i]) {
				t.Errorf("%s on %s: %v, want %v", c.Number, day, c.Again, want[i])
			}
			again += min(len(want[i]), 1)
		}
		if s.Again != again {
			t.Errorf("on %s %d have to be asked again, want %d", day, s.Again, again)
		}
	}
	must(t, l.Withdraw(" 18 ", today, today))
	must(t, l.Put(consent.Client{Number: "17", Kind: consent.Refused, On: today, Letter: 2}, false, today))
	s := l.Sum(now, today)
	if s.Again != 0 || s.Withdrawn != 1 || s.Refused != 1 || s.Standing != 1 {
		t.Errorf("after one withdrew and one refused: %+v, %d again", s.Sums, s.Again)
	}
	l.Forget("19")
	if s := l.Sum(now, today); s.Standing != 0 || len(s.Clients) != 2 {
		t.Errorf("after one left: %+v", s)
	}
}

func TestWhatANumberCannotHold(t *testing.T) {
	change := func(f func(*consent.Client)) consent.Client {
		c := client("17", 1)
		f(&c)
		return c
	}
	for want, c := range map[string]consent.Client{
		"client-number-personal": change(func(c *consent.Client) { c.Number = "123456782" }),
		"consent-kind":           change(func(c *consent.Client) { c.Kind = consent.Ended }),
		"consent-turns":          change(func(c *consent.Client) { c.Turns = 12 }),
		"consent-month":          change(func(c *consent.Client) { c.Turns, c.In = 12, "2026-13" }),
		"consent-month-past":     change(func(c *consent.Client) { c.Turns, c.In = 12, "2026-11" }),
		"consent-who":            change(func(c *consent.Client) { c.Who = "neighbour" }),
		"consent-letter":         change(func(c *consent.Client) { c.Letter = 3 }),
	} {
		l := ledger()
		l.KeepNumbers(today)
		if got := code(l.Put(c, false, today)); got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}

// A client that was counted before moves from the count to the list, and nothing
// is counted twice.
func TestFromTheCountToTheList(t *testing.T) {
	l := ledger()
	e := agreed(1, 2)
	e.Who = consent.ByBoth
	must(t, l.Add(e, today))
	l.KeepNumbers(today)
	must(t, l.Put(client("17", 1), true, today))
	must(t, l.Put(client("18", 1), true, today))
	if s := l.Sum(zoom, today); s.Agreed != 2 || s.Standing != 2 {
		t.Errorf("two people, counted as %+v", s.Sums)
	}
	if got := code(l.Put(client("19", 1), true, today)); got != "consent-more-than-agreed" {
		t.Errorf("a third of two: %q", got)
	}
	refused := client("17", 1)
	refused.Kind = consent.Refused
	if got := code(l.Put(refused, true, today)); got != "consent-counted" {
		t.Errorf("a refusal out of those who agreed: %q", got)
	}
}

func TestNumbersCanBeForgotten(t *testing.T) {
	l := ledger()
	l.KeepNumbers(today)
	must(t, l.Put(client("17", 1), false, today))
	must(t, l.Put(client("18", 1), false, today))
	must(t, l.Put(client("19", 2), false, today))
	must(t, l.Withdraw("19", today, today))
	before := l.Sum(zoom, today)
	l.DropNumbers()
	after := l.Sum(zoom, today)
	if after.Sums != before.Sums || len(l.Clients) != 0 || l.Numbers != "" {
		t.Errorf("counts before %+v, and after %+v", before.Sums, after.Sums)
	}
	if data, _ := json.Marshal(l); strings.Contains(string(data), `"17"`) {
		t.Errorf("a client number is left: %s", data)
	}
}

func TestChanged(t *testing.T) {
	other := consent.Basis{Program: "Jitsi", Functions: []string{"video"}, Risks: map[string]string{}, End: ""}
	if got := consent.Changed(zoom, other); !slices.Equal(got, []string{consent.ByProgram, consent.ByFunctions, consent.ByRisk, consent.ByEnd}) {
		t.Errorf("everything changed: %v", got)
	}
	same := zoom
	same.Program = "zoom"
	if got := consent.Changed(zoom, same); got != nil {
		t.Errorf("nothing changed: %v", got)
	}
}

// What a letter tells is in its basis, for each example: only a letter that names
// an end has one.
func TestBasisOf(t *testing.T) {
	for name, end := range map[string]assessment.Date{"care": "", "business": "", "consumer": "2027-01-31"} {
		a, err := exchange.Example(name)
		must(t, err)
		c, err := assessment.Load(a.Editions)
		must(t, err)
		b := consent.BasisOf(c, &a, today)
		if b.Program != a.Program.Name || b.End != end || b.Risks["outcome"] != c.Standing(&a, today).Outcome {
			t.Errorf("%s: %+v", name, b)
		}
		same := a.Clone()
		same.Practice.Name, same.Exception.Reason = "Another", "Another"
		if got := consent.Changed(b, consent.BasisOf(c, &same, today)); got != nil {
			t.Errorf("%s: what no client is told changes %v", name, got)
		}
		ai := a.Clone()
		ai.Checks["ai-off"] = assessment.Check{Answer: "unknown"}
		if got := consent.Changed(b, consent.BasisOf(c, &ai, today)); !slices.Equal(got, []string{consent.ByRisk}) {
			t.Errorf("%s: another AI setting changes %v", name, got)
		}
	}
}

// Every fact that a line about risks or what is kept depends on is in the basis.
func TestTheBasisHasWhatTheLetterTells(t *testing.T) {
	texts, err := letter.Load(assessment.Current.Letter)
	must(t, err)
	a, err := exchange.Example("consumer")
	must(t, err)
	c, err := assessment.Load(a.Editions)
	must(t, err)
	for _, id := range []string{"recording-off", "transcription-off", "ai-off"} {
		a.Checks[id] = assessment.Check{Answer: "no"}
	}
	a.Decision = nil
	a.Legal.OwnUse, a.Legal.Transfer = "yes", "yes"
	risks := consent.BasisOf(c, &a, today).Risks
	for _, p := range texts.Parts {
		for _, line := range p.Lines {
			for _, condition := range line.When {
				name, _, _ := strings.Cut(condition, "=")
				name = strings.TrimSuffix(name, "!")
				id, risk := strings.CutPrefix(name, "value.")
				if check, is := strings.CutPrefix(name, "check."); is {
					id, risk = check, true
				}
				if name == "own-use" || name == "transfer" || name == "outcome" || name == "group" {
					id, risk = name, true
				}
				if risk && risks[id] == "" {
					t.Errorf("the letter depends on %s, the basis does not: %v", name, risks)
				}
			}
		}
	}
}

// Whatever is counted, withdrawn, moved and taken out: nobody is counted twice,
// nothing gets below zero, and JSON keeps it all.
func TestLedgerHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := ledger()
		people := 0 // whose agreement stands, kept beside
		numbers := map[string]bool{}
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			letter := rapid.IntRange(1, 2).Draw(t, "letter")
			n := rapid.IntRange(1, 5).Draw(t, "count")
			switch rapid.SampledFrom([]string{"agreed", "again", "withdrawn", "ended", "refused", "number", "forget", "drop"}).Draw(t, "act") {
			case "agreed":
				if l.Add(agreed(letter, n), today) != nil {
					t.Fatal("an agreement was refused")
				}
				people += n
			case "again":
				e := agreed(3-letter, n)
				e.Earlier = letter
				_ = l.Add(e, today) // those who stood still stand
			case "withdrawn", "ended":
				if l.Add(consent.Entry{On: today, Kind: rapid.SampledFrom([]string{consent.Withdrawn, consent.Ended}).Draw(t, "kind"), Letter: letter, Count: n}, today) == nil {
					people -= n
				}
			case "refused":
				if l.Add(consent.Entry{On: today, Kind: consent.Refused, Letter: letter, Count: n, Earlier: letter}, today) == nil {
					people -= n
				}
			case "number":
				l.KeepNumbers(today)
				number := rapid.StringMatching(`[0-9]{1,2}`).Draw(t, "number")
				counted := rapid.Bool().Draw(t, "counted")
				c := client(number, letter)
				c.Who = consent.ByClient
				if l.Put(c, counted, today) == nil {
					if !numbers[number] {
						people++
					}
					if counted {
						people--
					}
					numbers[number] = true
				}
			case "forget":
				for number := range numbers {
					l.Forget(number)
					people--
					delete(numbers, number)
					break
				}
			case "drop":
				l.DropNumbers()
				clear(numbers)
			}
		}
		s := l.Sum(l.Letters[1].Basis, today)
		if s.Standing != people {
			t.Fatalf("%d agreements stand, want %d", s.Standing, people)
		}
		standing := 0
		for _, letter := range s.Letters {
			standing += letter.Standing
			if letter.Standing < 0 || letter.Agreed < 0 {
				t.Fatalf("below zero: %+v", letter)
			}
		}
		if standing != s.Standing || s.Again != s.Letters[0].Standing {
			t.Fatalf("the letters do not add up: %+v", s)
		}
		data, err := json.Marshal(l)
		var back consent.Ledger
		if err != nil || json.Unmarshal(data, &back) != nil || !reflect.DeepEqual(back.Sum(zoom, today), l.Sum(zoom, today)) {
			t.Fatalf("JSON lost something: %s", data)
		}
	})
}

// No client number that is taken holds a BSN or INSZ, or a name.
func TestNoPersonalNumberIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringMatching(`[0-9A-Za-z./-]{1,24}`).Draw(t, "number")
		if consent.CheckNumber(number) != nil {
			return
		}
		bare := strings.NewReplacer("-", "", "/", "", ".", "").Replace(number)
		if assessment.PersonalNumber(bare) != "" || !strings.ContainsAny(number, "0123456789") || len(number) > consent.MostNumber {
			t.Fatalf("%q is taken", number)
		}
	})
}

func TestMonth(t *testing.T) {
	for month, first := range map[consent.Month]assessment.Date{"2027-03": "2027-03-01", "2027-13": "", "2027-3": "", "": "", "2027-03-01": ""} {
		if month.First() != first || month.Valid() != (first != "") {
			t.Errorf("%q begins on %q", month, month.First())
		}
	}
}
