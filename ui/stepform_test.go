package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestEveryFieldIsDrawn: each field of the form is on the screen of its step, and each
// line of the review list leads to one that takes the keyboard; a screen registers no
// field that it does not show.
func TestEveryFieldIsDrawn(t *testing.T) {
	names, err := exchange.Examples()
	must(t, err)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, "nl")
			a, err := exchange.Example(name)
			must(t, err)
			a.Decision, a.Withdrawn, a.Version, a.ExceptionsBefore = nil, nil, 2, 2
			a.Practice.Phone, a.Legal.TransferBasis, a.Legal.Transfer = "1", "bsn 111222333", assessment.No
			must(t, r.Desk().File(register.Item{Assessment: a}))
			d := r.Desk().Editor().Unfinished()
			d.Kind = assessment.Refused
			r.Desk().Editor().Changed()
			e := r.Desk().Editor()
			for _, step := range e.Steps() {
				r.Show(step.ID)
				asked := e.Form().Step(step.ID).All()
				for _, g := range e.Form().Step(step.ID).Groups {
					if g.Folded {
						r.Page().(shell.Focuser).Focus(g.ID)
					}
				}
				drawn := fieldsOn(r)
				for _, field := range asked {
					if !drawn[field.Path] && field.Kind != form.Pieces {
						t.Errorf("%s is not drawn", field.Path)
					}
					if !r.Page().(shell.Focuser).Focus(field.Path) || r.Canvas().Focused() == nil {
						t.Errorf("nothing leads to %s", field.Path)
					}
				}
				for path := range drawn {
					if !slices.ContainsFunc(asked, func(f form.Field) bool { return f.Path == path }) {
						t.Errorf("%s is drawn, and nobody asks it", path)
					}
				}
			}
			for _, f := range e.Findings() {
				r.Jump(f.Path)
				field, asked := e.Form().At(f.Path)
				if r.Place() != e.Content().StepOf(f.Path) || !asked || field.Kind != form.Pieces && !fieldsOn(r)[field.Path] {
					t.Errorf("%s at %s leads to %s", f.Code, f.Path, r.Place())
				}
			}
		})
	}
}

// fieldsOn are the paths of the fields that a screen has registered and shows.
func fieldsOn(r *rig) map[string]bool {
	shown := map[string]bool{}
	for path, field := range r.Fields() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
		shown[path] = field.Visible() && at != fyne.Position{}
	}
	return shown
}

// TestTheStandingAnswerConfirms: at a renewal the letter of the answer that stands, or
// a click on it, confirms it (W15).
func TestTheStandingAnswerConfirms(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	must(t, form.Set(r.Desk().Editor().Form(), "answers.care.answer", assessment.Yes))
	a := r.Desk().Editor().Assessment()
	answer := a.Answers["care"]
	answer.Unconfirmed = true
	a.Answers["care"] = answer
	r.Desk().Editor().Changed()
	r.Show(assessment.QuestionStep("care"))
	r.Typed("n")
	r.Typed("j")
	if got := r.Desk().Editor().Assessment().Answers["care"]; got.Unconfirmed || got.Answer != assessment.Yes {
		t.Errorf("after another answer and back it is %+v", got)
	}
	answer = r.Desk().Editor().Assessment().Answers["care"]
	answer.Unconfirmed = true
	r.Desk().Editor().Assessment().Answers["care"] = answer
	r.Desk().Editor().Changed()
	r.Show(assessment.QuestionStep("care"))
	r.Typed("j")
	if got := r.Desk().Editor().Assessment().Answers["care"]; got.Unconfirmed || got.Answer != assessment.Yes {
		t.Errorf("by its letter it is %+v", got)
	}
}

// TestPastedLinesBecomeOne shows what the form made of a text.
func TestPastedLinesBecomeOne(t *testing.T) {
	r := newRig(t, "nl")
	r.NewAssessment()
	r.Show(assessment.StepProgram)
	w := r.app
	w.put("program.name", "Zoom\r\n\u202eWorkplace")
	w.Changed()
	if got := r.FieldAt("program.name").(*parts.TextField).Text(); got != "Zoom Workplace" || w.Desk().Editor().Assessment().Program.Name != got {
		t.Errorf("it shows %q", got)
	}
	if got := r.FieldAt("program.maker").(*parts.TextField).Text(); got != "Zoom Communications" {
		t.Errorf("the maker that the name brings is shown as %q", got)
	}
}

// TestTheChecklistIsFolded: nobody needs it, so it shows when asked for, when something
// leads to it, and once it holds an answer.
func TestTheChecklistIsFolded(t *testing.T) {
	const item = "legal.agreementChecklist"
	r := newRig(t, "nl")
	r.startNew()
	put(r.app, "legal.agreement", assessment.Signed)
	first := r.Desk().Editor().Content().Questions.Checklist[0].ID
	shown := func() bool { return !r.Page().(*checksScreen).groups[item].body.Hidden }

	r.Show(assessment.StepChecks)
	if shown() {
		t.Fatal("an empty checklist is not folded")
	}
	r.TabToButton(r.Words().T("unfold", "count", strconv.Itoa(len(r.Desk().Editor().Content().Questions.Checklist))))
	r.Key(fyne.KeyReturn)
	if !shown() {
		t.Error("its button does not unfold it")
	}
	r.Show(assessment.StepChecks)
	if r.Jump(item + "." + first); !shown() {
		t.Error("what leads to a point of the checklist leaves it folded")
	}
	put(r.app, item+"."+first, assessment.Yes)
	if r.Show(assessment.StepChecks); !shown() {
		t.Error("a checklist with an answer is folded")
	}
}

// TestEnterDoesWhatTheButtonShows: where nothing is asked, and on a box that is ticked
// with Space.
func TestEnterDoesWhatTheButtonShows(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	r.At(assessment.StepOutcome)
	r.Key(fyne.KeyReturn)
	r.At(assessment.StepChecks)

	r.Show(assessment.StepDocuments)
	screen := r.Page().(*documentsScreen)
	screen.record.Focus()
	r.Key(fyne.KeyReturn)
	if !screen.record.On() || len(screen.made) != 2 {
		t.Errorf("Enter on a box: ticked %v, %d documents", screen.record.On(), len(screen.made))
	}
}

// TestAQuestionThatDoesNotCountIsFolded, with the reason, until asked for or answered.
func TestAQuestionThatDoesNotCountIsFolded(t *testing.T) {
	r := newRig(t, "nl")
	r.startNew()
	put(r.app, "practice.profile", "be-clb")
	r.Changed()
	step := assessment.QuestionStep("nen7510")
	r.Show(step)
	if said := uitest.TextIn(r.Page().Content()); !strings.Contains(said, "telt in België niet mee") {
		t.Errorf("the reason is not said:\n%s", said)
	}
	shown := func() bool { return r.Page().(*questionScreen).rest.Visible() }
	if r.Show(step); shown() {
		t.Fatal("it is not folded")
	}
	r.TabToButton(r.Words().T("unfold.question"))
	r.Key(fyne.KeyReturn)
	if !shown() {
		t.Fatal("its button does not unfold it")
	}
	r.Typed(r.Words().T("answer.key.no"))
	if r.Show(step); !shown() {
		t.Error("it is folded with an answer")
	}
	if r.Show(assessment.QuestionStep("e2e")); !shown() {
		t.Error("one that counts is folded")
	}
}
