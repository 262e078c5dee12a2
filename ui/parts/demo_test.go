package parts

import (
	"testing"

	"fyne.io/fyne/v2"
)

const long = "Zoek op de site van de maker naar het onderzoek. Staat er geen datum bij? Vraag er per mail om; het antwoord is uw bewijs."

// questionPage composes the window of design/question.png.
func questionPage() (fyne.CanvasObject, *Choice) {
	answers := NewAnswerGroup("Onderzocht?", []Option{
		{ID: "yes", Text: "Ja", Key: 'J'}, {ID: "no", Text: "Nee", Key: 'N'}, {ID: "unknown", Text: "Weet ik niet", Key: 'O'}}, nil)
	answers.Set("yes")
	by := NewTextField(TextOptions{Label: "Uitgevoerd door"})
	by.SetText("Keurlab B.V.")
	last := NewDateField(DateOptions{Read: readDay, Show: showDay, Label: "Laatste dag van het onderzoek", Invalid: "Dit is geen datum: schrijf bijvoorbeeld 14-11-2025."})
	last.SetText("2025-11-14")
	seen := NewDateField(DateOptions{Read: readDay, Show: showDay, Label: "Gezien op", Invalid: "Dit is geen datum: schrijf bijvoorbeeld 14-11-2025."})
	seen.SetText("31-11-2026")
	kind := NewTextField(TextOptions{Label: "Soort rapport"})
	kind.SetText("Penetratietest")
	where := NewTextField(TextOptions{Label: "Waar staat het bewijs? (adres of document)", Placeholder: "adres of document"})
	advice := NewAdvice()
	advice.Say(Caution, SignImportant, "Bewijs verlopen.", "Dit onderzoek is sinds 15-11-2026 ouder dan twaalf maanden en telt nu niet mee. Vraag de maker naar het onderzoek van dit jaar.")
	main := Rows(GapWide,
		NewText(Eyebrow, "VRAAG 3 VAN 8 · CONTROLE VAN BUITEN"),
		NewText(Question, "Heeft een onafhankelijke partij de beveiliging in de laatste twaalf maanden onderzocht?"),
		answers, Grid(2, last, by, kind, seen), where, advice)
	known := NewCard(Rows(GapSmall, NewText(Strong, "Wat over Zoom bekend is"), NewText(Help, "SURF onderzocht in 2022 de zakelijke en onderwijsversies; geen hoge risico’s na maatregelen."), NewText(Label, "bron: SURF · 17-03-2022, herzien 18-04-2024")))
	aside := Rows(GapWide, Rows(GapSmall, NewText(Strong, "Waarom dit telt"), NewText(Help, "Een maker kan veel beloven. Een onderzoek van buiten laat zien of het klopt, en beveiliging veroudert snel.")),
		Rows(GapSmall, NewText(Strong, "Zo komt u erachter"), NewText(Help, long)), known)
	right := Line(GapWide, savedAt(), NewButton(Plain, "Vorige", nil), NewKeyButton(Primary, "Volgende", KeyReturn, nil))
	foot := Foot(Beside(GapWide, NewStrip("Antwoorden", eight(), nil), Rows(0, NewText(Strong, "Tot nu toe: liever niet"), NewText(Label, "door vraag 1 en 2 (nee)"))), right)
	nav := NewNavPage(Rows(GapWide, Rows(GapSmall, NewText(Title, "Zoom Workplace Pro"), NewText(Label, "Fysiotherapie De Linde · toetsing 2026-0007")), steps()))
	return Shell(nav, NewPage(0, Columns(main, aside)), foot), answers
}

func savedAt() *Status {
	s := NewStatus()
	s.Say(Neutral, SignEmpty, "opgeslagen 14:32")
	return s
}

func eight() []Cell {
	cells := []Cell{{Bad, SignNo, "Versleuteling", "nee"}, {Bad, SignNo, "Onleesbaar", "nee"}, {Caution, SignLapsed, "Onderzocht", "verlopen"}}
	for _, name := range []string{"Gemaakt voor zorg", "NEN 7510", "NEN 7512", "ISO 27001", "Eigen opslag"} {
		cells = append(cells, Cell{Neutral, SignEmpty, name, "open"})
	}
	return cells
}

func steps() *NavList {
	items := []NavItem{{ID: "practice", Text: "Praktijk en programma", Tone: Good, Sign: SignYes}, {ID: "eight", Text: "Acht vragen", Tone: Caution, Sign: "3"}}
	for i, c := range eight() {
		items = append(items, NavItem{ID: c.Name, Text: string(rune('1'+i)) + " " + c.Name, Tone: c.Tone, Sign: c.Sign, State: c.State, Sub: true})
	}
	for _, text := range []string{"Verdere controles", "Maatregelen", "Besluit", "Verslag en brief"} {
		items = append(items, NavItem{ID: text, Text: text})
	}
	list := NewNavList("Stappen", nil)
	list.SetItems(items)
	list.SetCurrent("Onderzocht")
	return list
}

func TestQuestionPage(t *testing.T) {
	for name, change := range map[string]func(*Theme){
		"light":    func(*Theme) {},
		"dark":     func(th *Theme) { th.Shade = ShadeDark },
		"contrast": func(th *Theme) { th.HighContrast = true },
		"large":    func(th *Theme) { th.Scale = 2 },
	} {
		t.Run(name, func(t *testing.T) {
			th := look
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
