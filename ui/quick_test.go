package ui

import (
	"os"
	"path/filepath"
	"testing"

	"beeldbeltoets/assessment"

	"fyne.io/fyne/v2"
)

// nameProgram names the program of the open assessment, as its step does.
func (r *rig) nameProgram(name string) {
	r.t.Helper()
	put(r.app, "program.name", name)
	r.Changed()
}

// answerAll answers the questions on one page from the one with the keyboard on.
func (r *rig) answerAll(answers ...string) {
	r.t.Helper()
	for _, answer := range answers {
		r.Typed(r.Words().T("answer.key." + answer))
	}
}

func (r *rig) answers() map[string]string {
	all := map[string]string{}
	for id, a := range r.Desk().Editor().Assessment().Answers {
		if a.Answer != "" {
			all[id] = a.Answer
		}
	}
	return all
}

// TestTheFirstAnswer answers the eight questions by eight keys, and goes on from there
// with what was said.
func TestTheFirstAnswer(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			r := newRig(t, lang)
			r.NewAssessment()
			r.nameProgram("Zoom Workplace Pro")
			r.Show(stepQuick)
			r.Says(r.T("quick.title", "program", "Zoom Workplace Pro"), r.T("outcome.incomplete"))
			r.answerAll("yes", "yes", "unknown", "no", "no", "unknown", "yes", "yes")
			got := r.answers()
			for id, want := range map[string]string{"e2e": "yes", "provider-unreadable": "yes", "audit": "unknown", "care": "no", "nen7510": "no", "nen7512": "unknown", "iso27001": "yes", "storage-control": "yes"} {
				if got[id] != want {
					t.Errorf("%s is %q, not %q", id, got[id], want)
				}
			}
			r.Says(r.Words().Headline(r.Desk().Editor().Outcome()), r.T("quick.rests"))
			r.Key(fyne.KeyReturn)
			r.At(r.firstOpen())
		})
	}
}

// The keys move between the rows, clear an answer, and Enter finds what is open.
func TestTheKeysOfTheFirstAnswer(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Show(stepQuick)
	r.answerAll("yes", "yes")
	r.Key(fyne.KeyUp, fyne.KeyBackspace)
	if got := r.answers()["provider-unreadable"]; got != "" {
		t.Errorf("Backspace leaves %q", got)
	}
	r.Typed("7")
	r.answerAll("no")
	if got := r.answers()["iso27001"]; got != "no" {
		t.Errorf("7 leads elsewhere: %v", r.answers())
	}
	r.Key(fyne.KeyReturn) // from the eighth to the first that is open
	r.answerAll("no")
	if got := r.answers()["provider-unreadable"]; got != "no" {
		t.Errorf("Enter leads elsewhere: %v", r.answers())
	}
}

// What is known of a program stands at its question; the document behind it is noted
// without an answer, and what speaks against an answer is told there.
func TestTheFirstAnswerKnowsTheProgram(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.nameProgram("Discord")
	content, a := r.Desk().Editor().Content(), r.Desk().Editor().Assessment()
	said, known := content.Newest(a, "e2e")
	if !known {
		t.Fatal("nothing is known of Discord at question 1")
	}
	r.Show(stepQuick)
	r.Says(said.Text.In("nl"), r.Words().SourceOf(content.Statements, said))
	r.TabToButton(r.T("quick.take"))
	r.Key(fyne.KeyReturn)
	noted := 0
	for _, answer := range r.Desk().Editor().Assessment().Answers {
		noted += len(answer.Evidence)
		if answer.Answer != "" {
			t.Error("a document became an answer")
		}
	}
	if noted != 1 {
		t.Errorf("%d documents were noted", noted)
	}
	r.Says(r.T("quick.taken"))
}

// What is decided can be looked at here and not changed.
func TestTheFirstAnswerOfWhatIsDecided(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	r.ShowAt(stepQuick, "answers.e2e.answer")
	before := r.answers()
	r.Typed("n")
	r.Key(fyne.KeyBackspace)
	if after := r.answers(); after["e2e"] != before["e2e"] || before["e2e"] != assessment.Yes {
		t.Errorf("%v became %v", before, after)
	}
}

// TestAFirstAnswerFromTheStart: a known program, from the first start of all to a first
// answer, by at most sixteen keys; it goes on with the next program as with the last.
func TestAFirstAnswerFromTheStart(t *testing.T) {
	const most = 16
	for _, lang := range []string{"nl", "en"} {
		t.Run(lang, func(t *testing.T) {
			r := newRig(t, lang)
			r.At(stepStart)
			keys := 0
			press := func(names ...fyne.KeyName) {
				keys += len(names)
				r.Key(names...)
			}
			for _, letter := range "zoom" {
				keys++
				r.Typed(string(letter))
			}
			if r.Desk().Editor() != nil || len(r.Desk().Rows()) > 0 {
				t.Error("looking files something")
			}
			press(fyne.KeyReturn, fyne.KeyReturn) // takes the suggestion, begins
			if r.Place() == stepUser {
				press(fyne.KeyReturn) // nobody named
			}
			r.At(stepQuick)
			a := r.Desk().Editor().Assessment()
			if a.Program.Name != "Zoom" || a.Program.Family == "" || a.Use.Audience != assessment.WithClients {
				t.Fatalf("begun with %+v, %+v", a.Program, a.Use)
			}
			r.answerAll("yes", "no", "no", "no", "no", "no", "yes", "no")
			keys += 8
			if o := r.Desk().Editor().Outcome(); o.Outcome == assessment.Incomplete {
				t.Errorf("after eight answers: %+v", o)
			}
			r.Says(r.Words().Headline(r.Desk().Editor().Outcome()))
			r.Press("quick.keep")
			if _, err := os.Stat(filepath.Join(r.Desktop.Folder, "2026-11-22 Zoom - "+r.T("export.name.first-answer")+".pdf")); err != nil {
				t.Error(err)
			}
			if r.Desk().Editor().Item().Exported != "" {
				t.Error("a first answer counts as a decision that left")
			}
			if keys > most {
				t.Errorf("a first answer takes %d keys, more than %d", keys, most)
			}
		})
	}
}
