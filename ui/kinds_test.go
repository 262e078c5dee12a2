package ui

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/kindtest"
	"beeldbeltoets/assessment/register"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// TestNoWindowReadsOfAnotherKind walks every screen of an assessment for each kind of
// provider, in both languages, with the help beside it, and finds nothing in it that is
// marked for another kind or country, and no word of another's own.
func TestNoWindowReadsOfAnotherKind(t *testing.T) {
	content, err := assessment.Load(assessment.Current)
	must(t, err)
	for _, lang := range []string{"nl", "en"} {
		for i, kind := range content.Profiles.Profiles {
			t.Run(lang+"/"+kind.ID, func(t *testing.T) {
				r := newRig(t, lang)
				example := []string{"consumer", "business"}[i%2]
				a, err := exchange.ExampleIn(example, lang)
				must(t, err)
				typed := a.Clone()
				a.Practice, a.Decision, a.Number = assessment.Practice{Profile: kind.ID, Name: "De Linde"}, nil, ""
				a.Exception, a.Insurer.Answer, a.Legal.AgreementNote = assessment.Exception{}, "", "" // of what the practice itself typed
				for id, answer := range a.Answers {
					answer.Notes = ""
					a.Answers[id] = answer
				}
				must(t, r.Desk().File(register.Item{Assessment: a}))
				said := r.walked()
				said = kindtest.WithoutTyped(content, &typed, lang, said)
				for _, p := range content.Profiles.Profiles {
					said = strings.ReplaceAll(said, p.Name.In(lang), "·") // the list to choose a kind from
				}
				foreign, err := kindtest.Foreign(content, kind, lang, said)
				must(t, err)
				for _, found := range foreign {
					t.Error(found)
				}
				if !strings.Contains(said, kind.Clients[lang]) {
					t.Errorf("nowhere %q", kind.Clients[lang])
				}
			})
		}
	}
}

// walked is all that the window shows on the way through the open assessment.
func (r *rig) walked() string {
	var all strings.Builder
	for _, step := range r.Desk().Editor().Steps() {
		r.Show(step.ID)
		all.WriteString(shownIn(r.Canvas().Content()))
		if step.ID == assessment.StepPractice {
			continue // its help explains the kinds of provider
		}
		r.ToggleHelp()
		all.WriteString(shownIn(r.Canvas().Content()))
		r.CloseHelp()
	}
	for _, screen := range []string{stepLetter, stepConsent, stepHistory, stepDuplicate, stepStart, stepRegister, stepDue} {
		r.Show(screen)
		all.WriteString(shownIn(r.Canvas().Content()))
	}
	return all.String()
}

// shownIn is all that is written in something, in widgets of ours as in Fyne's.
func shownIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *parts.Text:
		return o.Text() + "\n"
	case *canvas.Text:
		return o.Text + "\n"
	}
	said := ""
	for _, child := range uitest.Children(o) {
		said += shownIn(child)
	}
	return said
}
