package letter_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/letter"
)

func languages(t testing.TB) []*letter.Language {
	t.Helper()
	_, edition := load(t)
	all, err := edition.Languages()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEveryLanguageSaysTheSame: the same parts, lines and placeholders as the
// Dutch, in every tone. The script for a talk stays in the languages of the house.
func TestEveryLanguageSaysTheSame(t *testing.T) {
	c, edition := load(t)
	nl := dutch(t)
	for _, l := range languages(t) {
		if l.Own && l.Reviewed || l.Own != slices.Contains([]string{"nl", "en"}, l.Lang) {
			t.Errorf("%s: own %v, reviewed %v", l.Lang, l.Own, l.Reviewed)
		}
		same := func(what, theirs, ours string) {
			if theirs == "" || !slices.Equal(placeholders(theirs), placeholders(ours)) {
				t.Errorf("%s: %s says %q where the Dutch says %q", l.Lang, what, theirs, ours)
			}
		}
		for part, lines := range nl.Parts {
			if l.Beside() && strings.HasPrefix(part, "script") {
				continue
			}
			if !maps.EqualFunc(lines, l.Parts[part], func(a, b letter.Say) bool { return len(b) == 1 || len(b) == 2 }) {
				t.Errorf("%s: other lines in %s", l.Lang, part)
			}
			for line, says := range lines {
				for _, tone := range letter.Tones {
					same(part+"/"+line, l.Parts[part][line].In(tone), says.In(tone))
				}
			}
		}
		for id, says := range nl.Labels {
			if !l.Beside() || !strings.HasPrefix(id, "script") {
				same(id, l.Labels[id], says)
			}
		}
		for part := range l.Parts {
			if nl.Parts[part] == nil {
				t.Errorf("%s: nobody sets %s", l.Lang, part)
			}
		}
		for _, item := range c.Packs.Safeguards {
			promised := len(item.Promise) > 0 && !slices.Contains(edition.Promises.Skip, item.ID)
			if l.Beside() && promised != (len(l.Promises[item.ID]) > 0) {
				t.Errorf("%s: the promise of %s is there: %v", l.Lang, item.ID, !promised)
			}
		}
	}
	for _, p := range edition.All() {
		for _, line := range p.Lines {
			part, id, other := strings.Cut(line.ID, "/")
			if !other {
				part, id = p.ID, line.ID
			}
			if nl.Parts[part][id] == nil {
				t.Errorf("no text for %s in %s", line.ID, p.ID)
			}
		}
		for _, id := range p.Ask {
			if nl.Parts[p.ID][id] == nil {
				t.Errorf("no question %s in %s", id, p.ID)
			}
		}
	}
}

// names are what stays Dutch in every language: those of authorities, and an
// amount of insurance that is called so.
var names = strings.NewReplacer("Autoriteit Persoonsgegevens", "", "autoriteitpersoonsgegevens.nl", "", "Gegevensbeschermingsautoriteit", "",
	"gegevensbeschermingsautoriteit.be", "", "Vlaamse Toezichtcommissie", "", "vlaanderen.be/vlaamse-toezichtcommissie", "", "eigen risico", "")

var dutchWords = regexp.MustCompile(`(?i)\b(het|een|wij|niet|voor|uw|gegevens|ook|wordt|kunt|naar|dossier)\b`)

// TestNoDutchLeftOver: a translation is one, in its own script.
func TestNoDutchLeftOver(t *testing.T) {
	script := map[string]*unicode.RangeTable{"uk": unicode.Cyrillic, "ar": unicode.Arabic}
	for _, l := range languages(t) {
		if l.Lang == "nl" {
			continue
		}
		for part, lines := range l.Parts {
			for line, says := range lines {
				text := names.Replace(strings.Join(says, " "))
				bare := regexp.MustCompile(`\{[a-z-]+\}`).ReplaceAllString(text, "")
				if found := dutchWords.FindString(bare); found != "" && l.Lang != "en" && l.Lang != "fr" {
					t.Errorf("%s: %s/%s holds %q", l.Lang, part, line, found)
				}
				letters := strings.IndexFunc(bare, unicode.IsLetter) >= 0
				if own := script[l.Lang]; own != nil && letters && strings.IndexFunc(bare, func(r rune) bool { return unicode.Is(own, r) }) < 0 {
					t.Errorf("%s: %s/%s is not in its script: %q", l.Lang, part, line, text)
				}
			}
		}
	}
}

// TestBesideTheDutch: a translation that nobody reviewed has the whole Dutch
// letter beside it and says so on each page; ours does not.
func TestBesideTheDutch(t *testing.T) {
	for _, l := range languages(t) {
		choices := letter.Choices{Lang: l.Lang, Tone: letter.Formal}
		doc, text := said(t, letter.Build, request(t, consumer(), choices))
		beside := regexp.MustCompile(`Niet nagekeken door een vertaler`).MatchString(doc.Foot.Middle) && strings.Contains(doc.Foot.Middle, l.Labels["not-reviewed"])
		if beside != l.Beside() || doc.Lang != l.Lang || doc.RTL != (l.Lang == "ar") {
			t.Errorf("%s: language %s, from right to left %v, foot %q", l.Lang, doc.Lang, doc.RTL, doc.Foot.Middle)
		}
		if !l.Beside() {
			continue
		}
		_, nl := said(t, letter.Build, request(t, consumer(), letter.Choices{Tone: letter.Formal}))
		for _, line := range strings.Split(nl, "\n") {
			if len(strings.Fields(line)) > 4 && !strings.HasPrefix(line, "Brief bij") && !contains(text, line) {
				t.Errorf("%s: beside it is no %q", l.Lang, line)
			}
		}
	}
}

// TestOnlyConfirmed: what nobody reviewed leaves knowingly.
func TestOnlyConfirmed(t *testing.T) {
	_, edition := load(t)
	for _, l := range languages(t) {
		for _, confirmed := range []bool{false, true} {
			want := ""
			if l.Lang != "nl" && l.Lang != "en" && !confirmed {
				want = "letter-not-reviewed"
			}
			if got := codeOf(edition.Cleared(letter.Choices{Lang: l.Lang, Confirmed: confirmed})); got != want {
				t.Errorf("%s, confirmed %v: %q, not %q", l.Lang, confirmed, got, want)
			}
		}
	}
	if codeOf(edition.Cleared(letter.Choices{})) != "" || codeOf(edition.Cleared(letter.Choices{Lang: "xx"})) != "letter-lang-unknown" {
		t.Error("no language is not Dutch, or one that is not there is cleared")
	}
}

func codeOf(err error) string {
	var e *assessment.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// TestEveryLanguageFitsTheFonts: a PDF sets every character of its letter.
func TestEveryLanguageFitsTheFonts(t *testing.T) {
	fonts := fonts(t)
	for _, l := range languages(t) {
		for part, lines := range l.Parts {
			for line, says := range lines {
				doc := &document.Document{Lang: l.Lang, RTL: l.RTL, Blocks: []document.Block{document.Paragraph{Text: strings.Join(says, " ")}, document.Heading{Level: 1, Text: says[0]}}}
				if unset := document.Lay(doc, fonts).Unset(); len(unset) > 0 {
					t.Errorf("%s: %s/%s holds %q", l.Lang, part, line, string(unset))
				}
			}
		}
	}
}

// TestDates are written as the language does.
func TestDates(t *testing.T) {
	for lang, want := range map[string]string{
		"nl": "1 december 2026", "en": "1 December 2026", "de": "1. Dezember 2026", "fr": "1er décembre 2026", "tr": "1 Aralık 2026",
		"pl": "1 grudnia 2026 r.", "uk": "1 грудня 2026 р.", "ar": "1 ديسمبر 2026",
	} {
		r := request(t, consumer(), letter.Choices{Lang: lang})
		r.Today = "2026-12-01"
		if _, text := said(t, letter.Build, r); !contains(text, want) {
			t.Errorf("%s does not say %q", lang, want)
		}
	}
}

// term is a row of a glossary: Dutch words, ways to say them, and words that are wrong.
type term struct{ dutch, says, wrong []string }

var (
	filled = regexp.MustCompile(`\{[^}]*\}`)
	aside  = regexp.MustCompile(`\s*\([^)]*\)`)
	wrong  = regexp.MustCompile(`^(?:nicht|pas|nie|değil|не|ليس): (.+)$`)
)

// glossary reads docs/glossary of a language. In a row a comma parts Dutch words,
// a semicolon parts ways to say them; what is in brackets is an aside.
func glossary(t *testing.T, lang string) []term {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "docs", "glossary", lang+".md"))
	if err != nil {
		t.Fatal(err)
	}
	var terms []term
	for _, row := range strings.Split(string(data), "\n")[6:] {
		cells := strings.Split(aside.ReplaceAllString(strings.ToLower(row), ""), "|")
		if len(cells) < 4 {
			continue
		}
		row := term{dutch: parted(cells[1], ","), says: parted(cells[2], ";")}
		if m := wrong.FindStringSubmatch(strings.TrimSpace(cells[3])); m != nil {
			row.wrong = parted(m[1], ";")
		}
		terms = append(terms, row)
	}
	return terms
}

func parted(cell, by string) []string {
	parts := strings.Split(cell, by)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// sentencesOf are all sentences of a language that a client reads, by key.
func sentencesOf(l *letter.Language) map[string]string {
	all := map[string]string{}
	for part, says := range l.Parts {
		for id, say := range says {
			all[part+"/"+id] = filled.ReplaceAllString(strings.ToLower(strings.Join(say, " ")), "…")
		}
	}
	for id, say := range l.Promises {
		all["promises/"+id] = strings.ToLower(strings.Join(say, " "))
	}
	for id, label := range l.Labels {
		all["labels/"+id] = strings.ToLower(label)
	}
	return all
}

// saidAs reports whether a line says it: every word of it, whatever its ending.
func saidAs(line, says string) bool {
	for _, word := range strings.FieldsFunc(says, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' }) {
		letters := []rune(word)
		if len(letters) > 4 {
			letters = letters[:max(4, len(letters)*6/10)]
		}
		if !strings.Contains(line, string(letters)) {
			return false
		}
	}
	return true
}

// TestGlossary: a line whose Dutch has a word of the glossary has the word for it
// that the glossary names, and no line has one that it calls wrong.
func TestGlossary(t *testing.T) {
	var dutch map[string]string
	all := languages(t)
	for _, l := range all {
		if l.Lang == "nl" {
			dutch = sentencesOf(l)
		}
	}
	for _, l := range all {
		if !l.Beside() {
			continue
		}
		there := sentencesOf(l)
		for _, row := range glossary(t, l.Lang) {
			for _, word := range row.dutch {
				holds := regexp.MustCompile(`(?:^|[^\pL])` + regexp.QuoteMeta(word) + `(?:$|[^\pL])`)
				found := false
				for key, line := range dutch {
					says, ok := there[key]
					if !ok || !holds.MatchString(line) {
						continue
					}
					found = true
					if !slices.ContainsFunc(row.says, func(s string) bool { return saidAs(says, s) }) {
						t.Errorf("%s: %s is in Dutch about %q, and does not say %q: %s", l.Lang, key, word, row.says, says)
					}
				}
				if !found {
					t.Errorf("%s: no Dutch line says %q", l.Lang, word)
				}
			}
			for key, says := range there {
				for _, w := range row.wrong {
					if strings.Contains(says, w) {
						t.Errorf("%s: %s says %q, which the glossary calls wrong", l.Lang, key, w)
					}
				}
			}
		}
	}
}
