package record_test

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/record"
)

// again is a decided example with a next version in which some of it changed.
func again(t *testing.T) (was, now assessment.Assessment) {
	t.Helper()
	was = example(t, "consumer")
	now, err := assessment.NextVersion(was, "2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	now.Because = "De maker heeft zijn voorwaarden gewijzigd."
	for id, answer := range now.Answers {
		answer.Unconfirmed = id == "iso27001"
		now.Answers[id] = answer
	}
	answer := now.Answers["audit"]
	answer.Answer, answer.Evidence, answer.Notes = "yes", []assessment.Evidence{{Kind: "audit-report", Fields: map[string]string{"report": "Onderzoek 2026"}}}, "Nu wel."
	now.Answers["audit"] = answer
	now.Program.Version = "9.9"
	return was, now
}

func changedPart(t *testing.T, was, now assessment.Assessment, lang string) (*document.Document, string) {
	t.Helper()
	c, w := load(t, lang)
	doc := record.Build(c, &now, w, record.Options{Today: "2026-12-02", Previous: &was})
	blocks := annex(doc, "E")
	if len(blocks) < 2 {
		t.Fatal("there is no part about what changed")
	}
	return &document.Document{Blocks: append(slices.Clip(doc.Blocks), blocks...)}, strings.Join(texts(blocks), "\n")
}

// annex are the blocks of one of a record's annexes.
func annex(doc *document.Document, letter string) []document.Block {
	for _, b := range doc.Blocks {
		if a, is := b.(document.Annex); is {
			if h, is := a.Blocks[0].(document.Heading); is && h.Anchor == letter {
				return a.Blocks
			}
		}
	}
	return nil
}

func TestWhatChangedAndWhy(t *testing.T) {
	was, now := again(t)
	doc, text := changedPart(t, was, now, "nl")
	for _, want := range []string{
		"Wat er is veranderd sinds versie 1, en waarom", "De maker heeft zijn voorwaarden gewijzigd.", "Versie 1, 20 november 2026", "Versie 2",
		"Vraag 3 (Onderzocht), antwoord", "Vraag 3 (Onderzocht), bewijs", "Onderzoek 2026", "Nu wel.", "Versie van het programma", "9.9", "niet ingevuld",
		"Opnieuw bekeken en hetzelfde gebleven: vraag", "Nog niet opnieuw bekeken: vraag 7.", "nog niet genomen",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told in\n%s", want, text)
		}
	}
	if strings.Contains(text, "unconfirmed") || strings.Contains(text, "gebleven: vraag 3") {
		t.Errorf("it tells too much:\n%s", text)
	}
	if first := strings.Join(texts(doc.Blocks[:3]), "\n"); !strings.Contains(first, "verschillen; zie verderop") {
		t.Errorf("the first page does not tell of it: %s", first)
	}
	table := doc.Blocks[slices.IndexFunc(doc.Blocks, func(b document.Block) bool {
		t, ok := b.(document.Table)
		return ok && t.Caption == "De acht antwoorden naast elkaar"
	})].(document.Table)
	for _, row := range table.Rows {
		if changed := row[1].Text != row[2].Text; changed != (row[2].Style == document.Strong) || row[1].Sign == document.NoSign || row[2].Sign == document.NoSign {
			t.Errorf("a row does not show whether it changed: %+v", row)
		}
	}
	if len(table.Rows) != 8 {
		t.Errorf("%d answers stand beside each other", len(table.Rows))
	}
}

func TestNothingChanged(t *testing.T) {
	was, _ := again(t)
	now, _ := assessment.NextVersion(was, "2026-12-01")
	_, text := changedPart(t, was, now, "en")
	for _, want := range []string{"Everything that was filled in is the same.", "Why there is a new version was not written down.", "Not looked at again yet: questions 1, 2"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told in\n%s", want, text)
		}
	}
}

// Without the version before the reason stands there by itself; a first version
// has no such part.
func TestReasonAlone(t *testing.T) {
	was, now := again(t)
	if _, text := build(t, now, "nl", today); !strings.Contains(text, "veranderd, en waarom\nE\nnaar het besluit\ndecision\nDe maker heeft") {
		t.Error("the reason is left out")
	}
	if _, text := build(t, was, "nl", today); !strings.Contains(text, "Er is geen eerdere versie om mee te vergelijken.") {
		t.Error("a first version tells what changed")
	}
}

// What was decided before stands as it was decided, by the editions of then.
func TestVersionOfBeforeStandsAsDecided(t *testing.T) {
	was, now := again(t)
	was.Decision.Outcome, was.Decision.Headline, was.Decision.Values = assessment.Suitable, "", map[string]string{"e2e": assessment.Shown}
	_, text := changedPart(t, was, now, "nl")
	if !strings.Contains(text, "Uitkomst\nVoldoet aan alle acht punten\nLiever niet") {
		t.Errorf("the outcome of before is worked out anew:\n%s", text)
	}
	was.Editions.Questions = "1999"
	if _, text := changedPart(t, was, now, "nl"); !strings.Contains(text, "Uitgave van de vragen\n1999") {
		t.Error("another edition is not told")
	}
}

func TestCompareTwoPrograms(t *testing.T) {
	one, other := example(t, "consumer"), example(t, "care")
	for lang, want := range map[string][]string{
		"nl": {" naast elkaar", one.Program.Name, other.Program.Name, "Vraag 3 (Onderzocht), antwoord", one.Number, "Voldoet aan alle acht punten", "Liever niet"},
		"en": {" side by side", "Question 3 (", "not filled in"},
	} {
		c, w := load(t, lang)
		doc := record.Compare(c, &one, &other, w, record.Options{Today: today})
		text := strings.Join(texts(*doc), "\n")
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: %q is not told", lang, part)
			}
		}
		if strings.Contains(text, "record.") {
			t.Errorf("%s: a sentence is missing:\n%s", lang, text)
		}
	}
}

func TestCompareTwoVersions(t *testing.T) {
	was, now := again(t)
	c, w := load(t, "nl")
	doc := record.Compare(c, &was, &now, w, record.Options{Today: today})
	if text := strings.Join(texts(*doc), "\n"); !strings.Contains(doc.Title, "versie 1 en versie 2 naast elkaar") || !strings.Contains(text, now.Because) {
		t.Errorf("%s:\n%s", doc.Title, text)
	}
}
