package ui

import (
	"fmt"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/compare"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// onTop is all that can be used now: a dialog where one stands over the window,
// and else the whole of it.
func (r *rig) onTop() fyne.CanvasObject {
	if top := r.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return r.Window().Content()
}

// TestWhatIsWrongIsSeen: what looks at every screen can fail.
func TestWhatIsWrongIsSeen(t *testing.T) {
	newRig(t, "nl")
	text := func(x, y, width, height float32) fyne.CanvasObject {
		o := parts.NewText(parts.Body, "Een zin die langer is dan zij breed is.")
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, y))
		return o
	}
	button := parts.NewButton(parts.Plain, "Volgende", nil)
	button.Resize(fyne.NewSize(40, 40))
	button.Move(fyne.NewPos(500, 0))
	for name, one := range map[string]fyne.CanvasObject{
		"a text that is cut":   text(0, 0, 100, 10),
		"a line that is cut":   text(0, 0, 3, 400),
		"a button that is cut": button,
		"what lies over":       container.NewWithoutLayout(text(0, 0, 300, 20), text(290, 10, 300, 20)),
		"within a page":        parts.NewPage(0, text(0, 0, 100, 10)),
	} {
		if page, is := one.(*parts.Page); is {
			page.Resize(fyne.NewSize(400, 300))
			page.SetContent(container.NewWithoutLayout(text(0, 0, 100, 10)))
		}
		if len(wrongly(one)) == 0 {
			t.Errorf("%s is not seen", name)
		}
	}
	if wrong := wrongly(container.NewWithoutLayout(text(0, 0, 300, 20), text(0, 30, 300, 20))); len(wrong) > 0 {
		t.Errorf("nothing is wrong, and it says %v", wrong)
	}
}

// spot is a text or a control, and where it stands in the window.
type spot struct {
	what  string
	at    fyne.Position
	size  fyne.Size
	needs fyne.Size
}

const hair = 1 // what rounding may take

// wrongly says which texts and controls are cut off or lie over another.
func wrongly(o fyne.CanvasObject) []string {
	p := plan{}
	p.add(o, fyne.Position{}, 0)
	for _, group := range p.groups {
		for i, b := range group {
			if b.needs.Height > b.size.Height+hair || b.needs.Width > b.size.Width+hair {
				p.wrong = append(p.wrong, fmt.Sprintf("%s needs %v and has %v", b.what, b.needs, b.size))
			}
			for _, other := range group[i+1:] {
				if over := b.over(other); over.Width > hair && over.Height > hair {
					p.wrong = append(p.wrong, fmt.Sprintf("%s lies %v over %s", b.what, over, other.what))
				}
			}
		}
	}
	return p.wrong
}

// over is how much of one lies over another.
func (b spot) over(o spot) fyne.Size {
	left, top := max(b.at.X, o.at.X), max(b.at.Y, o.at.Y)
	right, bottom := min(b.at.X+b.size.Width, o.at.X+o.size.Width), min(b.at.Y+b.size.Height, o.at.Y+o.size.Height)
	return fyne.NewSize(right-left, bottom-top)
}

// plan is where they stand: those of the window, those on each thing that
// scrolls, and those within each control are groups of their own.
type plan struct {
	groups [][]spot
	wrong  []string
}

func (p *plan) add(o fyne.CanvasObject, at fyne.Position, group int) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	for group >= len(p.groups) {
		p.groups = append(p.groups, nil)
	}
	put := func(what string) {
		p.groups[group] = append(p.groups[group], spot{what, at, o.Size(), o.MinSize()})
	}
	switch o := o.(type) {
	case *parts.Preview: // paper, drawn as it is
		put("the preview")
		return
	case *container.Scroll:
		p.add(o.Content, at.Subtract(o.Content.Position()), len(p.groups))
		return
	case insider: // a scroll of ours
		p.add(o.Inside(), at.Subtract(o.Inside().Position()), len(p.groups))
		return
	case *parts.Text: // wraps to any width, and is as high as its lines then
		p.groups[group] = append(p.groups[group], spot{fmt.Sprintf("the text %.40q", o.Text()), at, o.Size(), fyne.NewSize(0, o.MinSize().Height)})
		p.within(o)
		return
	case *canvas.Text:
		put(fmt.Sprintf("the word %.40q", o.Text))
		return
	case fyne.Focusable:
		put(controlName(o))
		group = len(p.groups)
	}
	for _, child := range uitest.Children(o) {
		p.add(child, at, group)
	}
}

// within notes lines that are longer than the text that they stand in.
func (p *plan) within(text *parts.Text) {
	for _, line := range linesIn(text, 0) {
		if line > text.Size().Width+hair {
			p.wrong = append(p.wrong, fmt.Sprintf("a line of %.40q ends at %v of %v", text.Text(), line, text.Size().Width))
		}
	}
}

// linesIn are the ends of the lines of a text.
func linesIn(o fyne.CanvasObject, at float32) []float32 {
	var ends []float32
	for _, child := range uitest.Children(o) {
		x := at + child.Position().X
		if line, is := child.(*canvas.Text); is {
			ends = append(ends, x+line.Size().Width)
		}
		ends = append(ends, linesIn(child, x)...)
	}
	return ends
}

func controlName(o fyne.Focusable) string {
	if named, is := o.(fyne.Accessible); is {
		return fmt.Sprintf("%T %.40q", o, named.AccessibilityLabel())
	}
	return fmt.Sprintf("%T", o)
}

// TestPagesBeginWithTheirHeading, also with the largest text.
func TestPagesBeginWithTheirHeading(t *testing.T) {
	r := newRig(t, "nl")
	r.Set("", func(s *dossier.Settings) { s.TextSize = 200 })
	r.OpenExample("consumer")
	must(t, r.Desk().Editor().NextVersion())
	for _, step := range []string{stepKeys, stepDossier, compare.ExamplePlace, assessment.StepPractice, assessment.StepOutcome, assessment.StepException} {
		r.Show(step)
		if at := r.Frame().Body.Offset(); at != 0 {
			t.Errorf("%s begins at %v", step, at)
		}
	}
}

// TestWhatIsRefusedIsRead: a field is in view with all that is said of it.
func TestWhatIsRefusedIsRead(t *testing.T) {
	r := newRig(t, "nl")
	r.NeedDossier(func() {})
	r.Show(stepDossier)
	r.Write("passphrase.new", "kort")
	r.Press("dossier.lock")
	field := r.Labelled("passphrase.twice")
	if end := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y + field.Size().Height; field.Error() == "" || end > r.bottom() {
		t.Errorf("%q ends at %v, and the page at %v", field.Error(), end, r.bottom())
	}
}

// bottom is where the page ends in the window.
func (r *rig) bottom() float32 {
	page := r.Frame().Body
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(page).Y + page.Size().Height
}

// TestTheStepsBeginWithTheName of an assessment that is opened after another.
func TestTheStepsBeginWithTheName(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(assessment.StepDocuments)
	if r.Frame().Side.Offset() == 0 {
		t.Fatal("the last step is in view from the top: this shows nothing")
	}
	r.NewAssessment()
	if at := r.Frame().Side.Offset(); at != 0 {
		t.Errorf("the steps of a new assessment stand at %v", at)
	}
}
