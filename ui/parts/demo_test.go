package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const long = "Zoek op de site van de maker naar het onderzoek. Staat er geen datum bij? Vraag er per mail om; het antwoord is uw bewijs."

// questionPage composes a page like design/question.png.
func questionPage() (fyne.CanvasObject, *AnswerGroup) {
	answers := NewAnswerGroup("Onderzocht?", []Option{
		{ID: "yes", Text: "Ja", Key: 'J'}, {ID: "no", Text: "Nee", Key: 'N'}, {ID: "unknown", Text: "Weet ik niet", Key: 'O'}}, nil)
	answers.Set("yes")
	by := NewTextField(TextOptions{Label: "Uitgevoerd door"})
	by.SetText("Keurlab B.V.")
	where := NewTextField(TextOptions{Label: "Waar staat het bewijs? (adres of document)", Placeholder: "adres of document"})
	main := Rows(GapWide,
		NewText(Eyebrow, "VRAAG 3 VAN 8 · CONTROLE VAN BUITEN"),
		NewText(Question, "Heeft een onafhankelijke partij de beveiliging in de laatste twaalf maanden onderzocht?"),
		answers,
		Grid(2, NewTextField(TextOptions{Label: "Laatste dag van het onderzoek"}), by),
		where,
	)
	aside := Rows(GapWide, Rows(GapSmall, NewText(Strong, "Waarom dit telt"), NewText(Help, long)),
		Rows(GapSmall, NewText(Strong, "Zo komt u erachter"), NewText(Help, long)))
	foot := Line(Gap, NewMark(Bad, SignNo), NewMark(Good, SignYes), NewMark(Caution, SignLapsed), NewMark(Caution, SignClaimed), NewMark(Open, SignUnknown), NewMark(Neutral, SignEmpty), NewMark(Caution, "3"), NewMark(Bad, SignImportant),
		NewButton(Plain, "Vorige", nil), NewKeyButton(Primary, "Volgende", KeyReturn, nil), NewButton(Quiet, "Later", nil), NewButton(Chip, "Alle 15", nil))
	return container.NewBorder(nil, foot, nil, nil, NewPage(54, Columns(main, aside))), answers
}

func TestQuestionPage(t *testing.T) {
	for name, change := range map[string]func(*Theme){
		"light":    func(*Theme) {},
		"dark":     func(th *Theme) { th.Shade = ShadeDark },
		"contrast": func(th *Theme) { th.HighContrast = true },
		"large":    func(th *Theme) { th.Scale = 2 },
	} {
		t.Run(name, func(t *testing.T) {
			th := look(t)
			change(&th)
			start(t, th)
			page, answers := questionPage()
			w := show(t, 1024, 640, page)
			answers.Focus()
			if width := page.MinSize().Width; width > 1024 {
				t.Errorf("the page forces the window to %v", width)
			}
			picture(t, w, "question-"+name)
		})
	}
}
