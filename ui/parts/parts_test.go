package parts

import (
	"path/filepath"
	"testing"
	"time"

	"beeldbeltoets/assessment/goldentest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"
)

var yesNo = []Option{{ID: "yes", Text: "Ja", Key: 'J'}, {ID: "no", Text: "Nee", Key: 'N'}, {ID: "unknown", Text: "Weet ik niet", Key: 'O'}}

var longOptions = []Option{{ID: "one", Text: long, Help: long}, {ID: "two", Text: "Kort"}, {ID: "three", Text: "Anders"}}

func dateOptions() DateOptions {
	return DateOptions{Read: readDay, Show: showDay, Label: "Gezien op", Help: long, Invalid: long, Today: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Words: CalendarWords{
		Months: [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		Days:   [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"}, Previous: "vorige maand", Next: "volgende maand"}}
}

// states is every widget in its main states.
func states() map[string]fyne.CanvasObject {
	button := func(change func(*Button)) *Button {
		b := NewKeyButton(Primary, "Volgende", KeyReturn, nil)
		change(b)
		return b
	}
	field := func(change func(*TextField)) *TextField {
		f := NewTextField(TextOptions{Label: long, Help: long, Placeholder: "naam"})
		change(f)
		return f
	}
	answers := NewAnswerGroup("Versleuteld?", yesNo, nil)
	answers.Set("no")
	answers.group.FocusGained()
	choice := NewChoice("Waarom", long, longOptions, nil)
	choice.Set("one")
	choice.SetError(long)
	checks := NewChecks("Welke", long, longOptions, nil)
	checks.Set("one", "three")
	date := NewDateField(dateOptions())
	date.SetText("31-11-2026")
	advice := NewAdvice()
	advice.Say(Bad, SignNo, "Nee.", long)
	progress := NewProgress("Stop", nil)
	progress.Set(0.4, long)
	steps := steps()
	steps.FocusGained()
	return map[string]fyne.CanvasObject{
		"button":          button(func(*Button) {}),
		"button-focused":  button(func(b *Button) { b.FocusGained() }),
		"button-disabled": button(func(b *Button) { b.Disable() }),
		"button-plain":    NewButton(Plain, "Vorige", nil),
		"button-quiet":    NewButton(Quiet, "Later", nil),
		"button-danger":   NewButton(Danger, "Verwijderen", nil),
		"answers":         answers,
		"choice":          choice,
		"checks":          checks,
		"text":            field(func(f *TextField) { f.SetText("Keurlab B.V.") }),
		"text-empty":      field(func(*TextField) {}),
		"text-error":      field(func(f *TextField) { f.SetError(long) }),
		"text-focused":    field(func(f *TextField) { f.entry.FocusGained() }),
		"text-disabled":   field(func(f *TextField) { f.SetText("Keurlab B.V."); f.Disable() }),
		"text-lines":      NewTextField(TextOptions{Label: "Toelichting", Lines: 4}),
		"password":        NewPasswordField(TextOptions{Label: "Wachtzin"}),
		"date-error":      date,
		"advice":          advice,
		"card":            NewCard(NewText(Body, long)),
		"strip":           NewStrip("Antwoorden", eight(), nil),
		"navigation":      steps,
		"link":            NewLink(Bad, SignNo, "WhatsApp", long, nil),
		"status":          savedAt(),
		"status-long":     func() fyne.CanvasObject { s := NewStatus(); s.Say(Bad, SignNo, long); return s }(),
		"progress":        progress,
		"calendar":        newCalendar(dateOptions().Words, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), nil, nil),
		"columns":         Columns(NewText(Body, long), NewText(Help, long)),
		"foot":            Foot(Beside(GapWide, NewStrip("Antwoorden", eight(), nil), NewText(Strong, "Tot nu toe: liever niet")), Line(Gap, NewButton(Plain, "Vorige", nil), NewButton(Primary, "Volgende", nil))),
	}
}

func TestDrawings(t *testing.T) {
	start(t, look)
	for name, o := range states() {
		t.Run(name, func(t *testing.T) {
			settle(o, 480)
			goldentest.Text(t, "testdata/"+name+".xml", test.RenderObjectToMarkup(o))
		})
	}
}

// Wherever it stands, at any text size, a part leaves room beside it: 717 is what a page has at 200 % in a window of 1024.
func TestNothingForcesTheWindowWider(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		th := look
		th.Scale = scale
		start(t, th)
		for name, o := range states() {
			settle(o, 717)
			if width := o.MinSize().Width; width > 717 {
				t.Errorf("%s at %v asks for %v", name, scale, width)
			}
		}
	}
}

// What wraps gets the height it needs at once, in one pass from the top.
func TestHeightFollowsWidth(t *testing.T) {
	start(t, look)
	for name, o := range states() {
		settle(o, 717)
		wide := o.MinSize().Height
		settle(o, 320)
		if narrow := o.MinSize().Height; narrow < wide {
			t.Errorf("%s is %v high at 320 wide and %v at 717", name, narrow, wide)
		}
		settle(o, 717)
		if again := o.MinSize().Height; again != wide {
			t.Errorf("%s is %v high at 717 wide, and %v when it was narrow between", name, wide, again)
		}
	}
}

func TestEveryControlSpeaks(t *testing.T) {
	start(t, look)
	for name, o := range states() {
		if _, ok := o.(*fyne.Container); ok || name == "calendar" {
			continue
		}
		said, ok := o.(fyne.Accessible)
		if !ok || said.AccessibilityLabel() == "" || said.AccessibilityRole() == "" {
			t.Errorf("%s says nothing to a screen reader", name)
		}
	}
}

func TestScaleChangesLive(t *testing.T) {
	start(t, look)
	page, _ := questionPage()
	w := show(t, 1024, 640, page)
	before := test.RenderToMarkup(w.Canvas())
	large := look
	large.Scale = 2
	fyne.CurrentApp().Settings().SetTheme(large)
	if test.RenderToMarkup(w.Canvas()) == before {
		t.Error("the window does not follow the text size")
	}
	fyne.CurrentApp().Settings().SetTheme(look)
	if test.RenderToMarkup(w.Canvas()) != before {
		t.Error("the window does not come back from a larger text size")
	}
}

func TestFontsHoldWhatIsSetAsText(t *testing.T) {
	for name, font := range map[string]fyne.Resource{"regular": look.Font(fyne.TextStyle{}), "bold": look.Font(fyne.TextStyle{Bold: true})} {
		parsed, err := sfnt.Parse(font.Content())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range "0123456789?!~·…’“”–—éëï" {
			if i, err := parsed.GlyphIndex(nil, r); err != nil || i == 0 {
				t.Errorf("the %s font (%s) lacks %q", name, filepath.Base(font.Name()), r)
			}
		}
	}
}

// settle lays a part out as its parent would.
func settle(o fyne.CanvasObject, width float32) {
	o.Resize(fyne.NewSize(width, fit(o, width)))
}
