package cli

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/change"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/assessment/words"
)

// sit begins an interview about an assessment, which types and writes nothing.
func sit(t *testing.T, a assessment.Assessment) *interview {
	t.Helper()
	catalogue, err := words.Load("nl")
	if err != nil {
		t.Fatal(err)
	}
	i := &interview{
		unfolded: map[string]bool{},
		session:  &session{words: catalogue, out: &bytes.Buffer{}, today: "2026-11-22"},
		path:     filepath.Join(t.TempDir(), "a.json"), ear: listenTo(strings.NewReader("")),
	}
	t.Setenv(dossier.StateVariable, t.TempDir())
	t.Cleanup(i.ear.close)
	i.desk, err = i.session.sit(nil)
	must(t, err)
	must(t, i.desk.File(register.Item{Assessment: a}))
	i.content = i.editor().Content()
	return i
}

// TestEverythingIsAsked: each field of the form is a question, and each line of the
// review list leads to one.
func TestEverythingIsAsked(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "") {
		t.Run(name, func(t *testing.T) {
			a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
			if name != "" {
				if a, err = exchange.Example(name); err != nil {
					t.Fatal(err)
				}
			}
			a.Decision, a.Version, a.ExceptionsBefore = nil, 2, 2
			a.Practice.Phone, a.Legal.TransferBasis = "1", "bsn 111222333"
			i := sit(t, a)
			i.editor().Unfinished().Kind = assessment.Reservation
			i.editor().Changed()
			for _, step := range i.editor().Steps() {
				i.unfolded[step.ID] = true
			}
			questions, f := i.questions(), i.form()
			paths := make([]string, len(questions))
			for n, q := range questions {
				paths[n] = q.path
			}
			for _, step := range i.editor().Steps() {
				for _, field := range f.Step(step.ID).All() {
					if field.Kind == form.Files {
						continue // kept in a dossier, which a loose file is not
					}
					at := slices.Index(paths, field.Path)
					if at < 0 {
						t.Errorf("nobody asks %s", field.Path)
						continue
					}
					if questions[at].required != field.Required || questions[at].ask == "" {
						t.Errorf("%s is asked as %+v", field.Path, questions[at])
					}
				}
			}
			for _, finding := range f.Findings {
				at := paths[placeOf(questions, finding.Path)]
				if !change.Under(at, finding.Path) && !change.Under(finding.Path, at) {
					t.Errorf("%s at %s leads to %s", finding.Code, finding.Path, at)
				}
			}
		})
	}
}

// TestTheStandingAnswerConfirms: at a renewal the letter of an answer or the answer
// itself confirms it, and Enter leaves it as it is.
func TestTheStandingAnswerConfirms(t *testing.T) {
	for typed, confirmed := range map[string]bool{"J": true, "j": true, "ja": true, "1": true, "": false} {
		t.Run(typed, func(t *testing.T) {
			a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
			a.Version, a.Answers = 2, map[string]assessment.Answer{"e2e": {Answer: assessment.Yes, Unconfirmed: true}}
			i := sit(t, a)
			i.ear = listenTo(strings.NewReader(typed + "\n"))
			questions := i.questions()
			if _, err := i.ask(questions[placeOf(questions, "answers.e2e.answer")]); err != nil {
				t.Fatal(err)
			}
			if got := i.assessment().Answers["e2e"]; got.Unconfirmed == confirmed || got.Answer != assessment.Yes {
				t.Errorf("it is %+v", got)
			}
		})
	}
}

// TestEachPromptSaysWhetherItIsNeeded and what is there now.
func TestEachPromptSaysWhetherItIsNeeded(t *testing.T) {
	a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
	a.Practice.Name, a.Practice.City = "De Brug", "Zwolle"
	i := sit(t, a)
	out := i.out.(*bytes.Buffer)
	for path, want := range map[string]string{
		"practice.name": "Naam van de praktijk (verplicht)\nNu: De Brug\n> ", "practice.city": "Plaats (niet verplicht)\nNu: Zwolle\n> ",
	} {
		questions := i.questions()
		if _, err := i.ask(questions[placeOf(questions, path)]); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(out.String(), want) {
			t.Errorf("%s is asked so:\n%s", path, out)
		}
	}
}

// TestWhatNobodyNeedsIsSkipped: the checklist of the agreement, and a question that does
// not count in this country or use, is one question whether to go through it; no or
// nothing skips it, yes asks all of it, and what holds something is asked as ever.
func TestWhatNobodyNeedsIsSkipped(t *testing.T) {
	for name, try := range map[string]struct {
		step, first string
		set         func(*assessment.Assessment)
		fill        func(*assessment.Assessment)
	}{
		"the checklist": {assessment.StepChecks, "legal.agreementChecklist.", func(a *assessment.Assessment) { a.Legal.Agreement = assessment.Signed },
			func(a *assessment.Assessment) { a.Legal.Checklist = map[string]string{"subject": assessment.Yes} }},
		"a Dutch norm in Flanders": {assessment.QuestionStep("nen7510"), "answers.nen7510.", func(a *assessment.Assessment) { a.Practice.Profile = "be-clb" },
			func(a *assessment.Assessment) {
				a.Answers = map[string]assessment.Answer{"nen7510": {Answer: assessment.No}}
			}},
		"care for internal use": {assessment.QuestionStep("care"), "answers.care.", func(a *assessment.Assessment) { a.Use.Audience = assessment.Internal },
			func(a *assessment.Assessment) {
				a.Answers = map[string]assessment.Answer{"care": {Notes: "al gekeken"}}
			}},
	} {
		t.Run(name, func(t *testing.T) {
			a := assessment.New("0191d9a0-0000-4000-8000-000000000001", "2026-11-22")
			try.set(&a)
			i := sit(t, a)
			asked := func() (n int, gate bool) {
				for _, q := range i.questions() {
					if strings.HasPrefix(q.path, try.first) {
						n++
					}
					gate = gate || q.path == pathUnfold+try.step
				}
				return n, gate
			}
			if n, gate := asked(); n != 0 || !gate {
				t.Fatalf("%d are asked, offered: %v", n, gate)
			}
			for typed, want := range map[string]bool{"n": false, "": false, "j": true} {
				i.unfolded = map[string]bool{}
				i.ear = listenTo(strings.NewReader(typed + "\n"))
				questions := i.questions()
				if _, err := i.ask(questions[placeOf(questions, pathUnfold+try.step)]); err != nil {
					t.Fatal(err)
				}
				if n, gate := asked(); n > 0 != want || gate == want {
					t.Errorf("%q: %d are asked, offered: %v", typed, n, gate)
				}
			}
			i.unfolded = map[string]bool{}
			try.fill(i.assessment())
			i.editor().Changed()
			if n, gate := asked(); n == 0 || gate {
				t.Errorf("filled in: %d are asked, offered: %v", n, gate)
			}
		})
	}
}
