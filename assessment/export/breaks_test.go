package export

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/words"
)

// lineOn is a line of text on a page.
type lineOn struct {
	page int
	y    float64
	text string
	of   *document.Element
}

// linesOf are the lines of a layout in the order of reading. What has no owner is left
// out: heads that are repeated, and what stands above and below each page.
func linesOf(l *document.Layout) (lines []lineOn) {
	for i, page := range l.Pages {
		for _, item := range page.Items {
			t, is := item.Shape.(document.Text)
			if !is || item.Owner == nil {
				continue
			}
			n := len(lines) - 1
			if n >= 0 && lines[n].page == i && lines[n].y == t.Y && (lines[n].of == item.Owner || isInline(item.Owner)) {
				lines[n].text += t.Text
				continue
			}
			lines = append(lines, lineOn{i, t.Y, t.Text, item.Owner})
		}
	}
	return lines
}

func isInline(e *document.Element) bool {
	return e.Role == document.RoleSpan || e.Role == document.RoleLink
}

func headed(e *document.Element) bool { return strings.HasPrefix(string(e.Role), "H") }

// parted are ends and beginnings of lines that belong together, written here from the
// design and not from what the layout does.
var parted = []*regexp.Regexp{
	regexp.MustCompile(`\d\d\n\d\d`), // a telephone number
	regexp.MustCompile(`\b\d{1,2}\n(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|January|February|March|April|May|June|July|August|September|October|November|December)\b`),
	regexp.MustCompile(`\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|January|March|June|July|August|September|October|November|December)\n\d{4}`),
	regexp.MustCompile(`\b(NEN|ISO|NTA|ISO/IEC)\n\d`),
	regexp.MustCompile(`(?i)\b(artikel|article|art\.|vraag|question)\n\d`),
	regexp.MustCompile(`€\n\d|\d\n(%|euro\b|maanden\b|months\b|jaar\b)`),
	regexp.MustCompile(`·\n`),
}

// faultsOf counts what a reader stumbles over in how a document is broken over lines
// and pages.
func faultsOf(l *document.Layout) (faults []string) {
	lines := linesOf(l)
	for i := range len(lines) - 1 {
		one, next := lines[i], lines[i+1]
		if one.of != next.of {
			continue
		}
		both := strings.TrimRight(one.text, " ") + "\n" + next.text
		for _, p := range parted {
			if p.MatchString(both) && strings.HasSuffix(one.text, " ") {
				faults = append(faults, fmt.Sprintf("page %d: parted: %q", one.page+1, both))
			}
		}
	}
	return slices.Concat(faults, strandedIn(lines), nearEmpty(l, lines), splitRows(l))
}

// strandedIn finds headings with fewer than two lines below them on their page.
func strandedIn(lines []lineOn) (faults []string) {
	for i, line := range lines {
		if !headed(line.of) || i+1 < len(lines) && lines[i+1].of == line.of {
			continue
		}
		rest := lines[i+1:]
		below := 0
		for _, l := range rest {
			if l.page == line.page {
				below++
			}
		}
		if below < 2 && len(rest) > below {
			faults = append(faults, fmt.Sprintf("page %d: %q has %d lines below it", line.page+1, line.text, below))
		}
	}
	return faults
}

// nearEmpty finds pages with fewer than five lines of text.
func nearEmpty(l *document.Layout, lines []lineOn) (faults []string) {
	const fewest = 5
	if len(l.Pages) == 1 {
		return nil
	}
	for i := range l.Pages {
		ys := map[float64]bool{}
		for _, line := range lines {
			if line.page == i {
				ys[line.y] = true
			}
		}
		if len(ys) < fewest && len(ys) > 0 { // the back of a leaf is empty
			faults = append(faults, fmt.Sprintf("page %d has %d lines", i+1, len(ys)))
		}
	}
	return faults
}

// splitRows finds rows of tables of at most six lines that stand on two pages.
func splitRows(l *document.Layout) (faults []string) {
	const whole = 6
	rowOf := map[*document.Element]*document.Element{}
	var walk func(e, row *document.Element)
	walk = func(e, row *document.Element) {
		if e.Role == document.RoleRow {
			row = e
		}
		rowOf[e] = row
		for _, kid := range e.Kids {
			walk(kid, row)
		}
	}
	walk(l.Root, nil)
	pages, heights := map[*document.Element]map[int]bool{}, map[*document.Element]map[string]bool{}
	for i, page := range l.Pages {
		for _, item := range page.Items {
			row := rowOf[item.Owner]
			if row == nil || item.Owner == nil {
				continue
			}
			if pages[row] == nil {
				pages[row], heights[row] = map[int]bool{}, map[string]bool{}
			}
			pages[row][i] = true
			if t, is := item.Shape.(document.Text); is {
				heights[row][fmt.Sprint(i, t.Y)] = true
			}
		}
	}
	for row, on := range pages {
		if len(on) > 1 && len(heights[row]) <= whole {
			faults = append(faults, fmt.Sprintf("a row of %d lines stands on %d pages", len(heights[row]), len(on)))
		}
	}
	return faults
}

// TestNothingIsBrokenBadly: over all variants no number is parted, no heading stranded,
// no page left nearly empty and no short row split.
func TestNothingIsBrokenBadly(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	e := exporter(t)
	for _, name := range names {
		for _, lang := range letter.Codes(assessment.Current.Letter) {
			if slices.Contains(words.Languages, lang) {
				continue
			}
			for _, large := range []bool{false, true} {
				r := request(t, name)
				r.Kinds, r.Choices = []Kind{Letter}, letter.Choices{Lang: lang, Large: large, Confirmed: true}
				broken(t, e, r, fmt.Sprintf("%s/letter %s, large %t", name, lang, large))
			}
		}
		for _, lang := range words.Languages {
			for label, change := range map[string]func(r *Request){
				"decided": func(*Request) {},
				"draft":   func(r *Request) { r.Assessment.Decision = nil },
				"core":    func(r *Request) { r.Core = true },
				"empty":   func(r *Request) { r.Assessment = assessment.New(r.Assessment.ID, today) },
				"a next version": func(r *Request) {
					was := r.Assessment.Clone()
					if r.Previous = &was; was.Decision != nil {
						r.Assessment, _ = assessment.NextVersion(was, today)
					}
				},
			} {
				r := request(t, name)
				r.Lang, r.Kinds = lang, []Kind{Record}
				change(&r)
				broken(t, e, r, name+"/"+lang+"/"+label)
			}
			for _, who := range []string{"adult", "young", "child", "parents", "representative"} {
				for _, way := range letter.Ways {
					for _, large := range []bool{false, true} {
						r := request(t, name)
						r.Lang, r.Kinds, r.Choices = lang, []Kind{Letter}, letter.Choices{Who: who, Way: way, Large: large, Confirmed: true}
						broken(t, e, r, fmt.Sprintf("%s/%s/letter %s %s, large %t", name, lang, who, way, large))
					}
				}
			}
		}
	}
}

func broken(t *testing.T, e *Exporter, r Request, label string) {
	t.Helper()
	j, err := e.prepare(r)
	if code(err) != "" {
		return // this assessment has no such letter
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range j.papers {
		for _, fault := range faultsOf(document.Lay(p.doc, e.fonts)) {
			t.Errorf("%s: %s: %s", label, p.kind, fault)
		}
	}
}
