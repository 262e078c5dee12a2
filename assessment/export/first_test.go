package export

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// TestAFirstAnswerIsOnePage: it says that it is no decision, names nobody, carries no
// data, and is one page however much is filled in. There is none of what is decided.
func TestAFirstAnswerIsOnePage(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range words.Languages {
		w, err := words.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			a, err := exchange.ExampleIn(name, lang)
			if err != nil {
				t.Fatal(err)
			}
			r := Request{Assessment: a, Lang: lang, Kinds: []Kind{First}, Today: a.Created}
			if !a.Draft() {
				if _, _, err := e.One(r); !assessment.IsCode(err, "first-answer-decided") {
					t.Errorf("%s is decided, and its first answer gives %v", name, err)
				}
				r.Assessment.Decision = nil
			}
			made, data, err := e.One(r)
			if err != nil || made.Pages != 1 {
				t.Fatalf("%s %s has %d pages, %v", name, lang, made.Pages, err)
			}
			if _, err := exchange.OpenAssessment(data); err == nil {
				t.Errorf("%s %s carries data", name, lang)
			}
			r.Formats = []Format{AsText}
			_, text, err := e.One(r)
			said := strings.Join(strings.Fields(string(text)), " ")
			if err != nil || !strings.Contains(said, w.T("record.first.limit.1")) {
				t.Errorf("%s %s does not say that it is no decision: %v", name, lang, err)
			}
			for _, person := range []string{a.Practice.Name, a.Assessor.Name, a.SecondReader.Name} {
				if person != "" && strings.Contains(said, person) {
					t.Errorf("%s %s names %s", name, lang, person)
				}
			}
		}
	}
}
