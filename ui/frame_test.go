package ui

import (
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// TestTheTitleBarNamesWhatIsOpen: the assessment, the dossier, and the program.
func TestTheTitleBarNamesWhatIsOpen(t *testing.T) {
	r := newBareRig(t, "nl")
	if title := r.Window().Title(); title != "Beeldbeltoets" {
		t.Errorf("with nothing open it is %q", title)
	}
	r.NewAssessment()
	r.Show(assessment.StepProgram)
	r.Fill("program.name", "Praatbox")
	if title := r.Window().Title(); title != "Praatbox · Mijn dossier – Beeldbeltoets" {
		t.Errorf("it is %q", title)
	}
}

// TestTheButtonOnSaysWhatEnterDoes: where the steps have the keyboard it opens one, also with
// the pointer, and elsewhere it goes on.
func TestTheButtonOnSaysWhatEnterDoes(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	r.Show(assessment.StepOutcome)
	next := r.Frame().Next
	steps := func() {
		r.TabUntil("the steps", func(o fyne.Focusable) bool { _, is := o.(*parts.NavList); return is })
	}
	steps()
	if next.Text() != "Openen" {
		t.Fatalf("it says %q at the steps", next.Text())
	}
	r.Key(fyne.KeyHome)
	next.MouseDown(nil)
	r.Canvas().Unfocus() // as the driver does
	next.Tapped(nil)
	r.At(assessment.StepPractice)
	if next.Text() != "Volgende" {
		t.Errorf("it says %q at a page", next.Text())
	}
	steps()
	r.Canvas().Focus(next)
	if next.Text() != "Volgende" {
		t.Errorf("it says %q with the keyboard", next.Text())
	}
}

// TestTheFootIsOneLine at every size of text, for the longest that it says.
func TestTheFootIsOneLine(t *testing.T) {
	for _, size := range []int{100, 150, 200} {
		r := newRig(t, "nl")
		r.Set("", func(s *dossier.Settings) { s.TextSize = size })
		for _, example := range []string{"care", "business", "consumer"} {
			r.OpenExample(example)
			r.Show(assessment.StepChecks)
			if foot := r.Frame().Foot.Size().Height; foot > 2*44*float32(size)/100 {
				t.Errorf("at %d %% the foot of %s is %v high", size, example, foot)
			}
			if size == 200 && r.Frame().Cause.Text() != "" {
				r.Press("foot.why")
				r.At(assessment.StepOutcome)
			}
		}
	}
}

// TestWhatHasTheKeyboardIsInViewAfterAResize of the window.
func TestWhatHasTheKeyboardIsInViewAfterAResize(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	r.Show(assessment.StepProgram)
	field := r.Fields()["program.account"]
	field.Focus()
	for _, height := range []float32{520, 400, shell.Height} {
		r.Window().Resize(fyne.NewSize(shell.Width, height))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.Canvas().Focused().(fyne.CanvasObject))
		if at.Y < 0 || at.Y > r.bottom()-20 {
			t.Errorf("in a window of %v it stands at %v, and the page ends at %v", height, at.Y, r.bottom())
		}
	}
}

// TestPrintingIsDimmedWhereNothingPrints, in the menu as by its key.
func TestPrintingIsDimmedWhereNothingPrints(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("business")
	for place, prints := range map[string]bool{assessment.StepOutcome: false, stepRegister: false, assessment.StepDocuments: true} {
		r.Show(place)
		for _, m := range r.Menus() {
			for _, c := range m.Commands {
				if c.ID == "print" && c.Can() != prints {
					t.Errorf("at %s something prints: %v", place, c.Can())
				}
			}
		}
	}
}
