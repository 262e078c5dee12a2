package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/uitest"

	"fyne.io/fyne/v2"
)

// TestTheLetterIsChosenAndSeen: what is chosen shows at once, and is there again
// after a restart.
func TestTheLetterIsChosenAndSeen(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(assessment.StepDocuments)
	r.Press("documents.letter.look")
	r.At(stepLetter)
	s := r.Page().(*letterScreen)
	if !strings.Contains(s.preview.AccessibilityLabel(), "Beste") && !strings.Contains(s.preview.AccessibilityLabel(), "akkoord") {
		t.Errorf("the preview reads %.80q", s.preview.AccessibilityLabel())
	}
	s.choose("tone", func(c *letter.Choices) { c.Tone, c.Large, c.Way = letter.Informal, true, letter.ByMail })
	r.Picture("letter-mail")
	s = r.Page().(*letterScreen)
	if c := s.request.Choices; c.Tone != letter.Informal || !c.Large || c.Way != letter.ByMail {
		t.Errorf("chosen: %+v", c)
	}
	r.Press("letter.mail.copy-subject")
	if subject := r.app.Clipboard().Content(); subject == "" || strings.Contains(subject, "zorg") {
		t.Errorf("the subject of the mail is %q", subject)
	}
	must(t, r.Store().Close())
	again := reopen(t, "nl")
	again.OpenAssessment(again.Desk().Rows()[0].Key)
	again.Show(stepLetter)
	if c := again.Page().(*letterScreen).request.Choices; c.Tone != letter.Informal || !c.Large || c.Way != letter.ByMail {
		t.Errorf("after a restart: %+v", c)
	}
}

// TestOwnSentences: a practice's sentence stands in the letter, ours comes back,
// and a required one is left out only after a question.
func TestOwnSentences(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepLetter)
	s := r.Page().(*letterScreen)
	pieces, err := letter.Pieces(s.request)
	must(t, err)
	var required letter.Piece
	for _, p := range pieces {
		if p.Required && !strings.HasSuffix(p.ID, "/heading") {
			required = p
			break
		}
	}
	s.part = required.Part
	field := parts.NewTextField(parts.TextOptions{})
	field.SetText("Dit zeggen wij zelf.")
	s.rewrite(required, field)
	if !strings.Contains(s.preview.AccessibilityLabel(), "Dit zeggen wij zelf.") {
		t.Error("the own sentence is not in the letter")
	}
	s.showTexts()
	r.Press("letter.texts.back")
	if len(s.request.Sentences.Own) != 0 || strings.Contains(s.preview.AccessibilityLabel(), "Dit zeggen wij zelf.") {
		t.Error("our own sentence did not come back")
	}
	s.w.Desk().WriteSentences(s.request.Sentences.Leave(required.ID))
	s.again()
	if len(s.warnings()) == 0 {
		t.Error("nothing warns of what was left out")
	}
}

// TestALanguageNobodyReviewed goes out only after it was confirmed.
func TestALanguageNobodyReviewed(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	request, err := r.Desk().Editor().Letters().Request("nl")
	must(t, err)
	other := ""
	for _, code := range request.Texts.Codes() {
		if l, err := request.Texts.Language(code); err == nil && l.Beside() {
			other = code
			break
		}
	}
	if other == "" {
		t.Skip("every language is our own")
	}
	r.Show(stepLetter)
	r.Page().(*letterScreen).choose("language", func(c *letter.Choices) { c.Lang = other })
	r.Show(assessment.StepDocuments)
	d := r.Page().(*documentsScreen)
	d.folder.SetText(r.Desktop.Folder)
	d.export()
	if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*")); len(files) != 0 {
		t.Fatalf("it went out as %v", files)
	}
	r.Show(stepLetter)
	r.Page().(*letterScreen).choose("", func(c *letter.Choices) { c.Confirmed = true })
	r.Show(assessment.StepDocuments)
	d = r.Page().(*documentsScreen)
	d.folder.SetText(r.Desktop.Folder)
	d.export()
	if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*.pdf")); len(files) != 2 {
		t.Errorf("confirmed, %d files went out", len(files))
	}
}

// TestWhatCameBackIsCounted: a letter that went out has a version, what comes
// back is counted on it, and a mistake is taken out.
func TestWhatCameBackIsCounted(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepConsent)
	r.Press("consents.letter") // nothing went out yet
	r.At(stepLetter)
	r.Show(assessment.StepDocuments)
	d := r.Page().(*documentsScreen)
	d.folder.SetText(r.Desktop.Folder)
	d.export()
	r.Show(stepConsent)
	s := r.Page().(*consentScreen)
	if len(s.ledger.Letters) != 1 {
		t.Fatalf("%d versions of the letter", len(s.ledger.Letters))
	}
	s.count = "geen getal"
	s.add()
	if s.fields["consent.count"].Error() == "" {
		t.Error("a count that is none was taken")
	}
	s.count = "12"
	s.add()
	s = r.Page().(*consentScreen)
	if sum := s.ledger.Sum(r.Desk().Editor().Letters().Basis(), r.Desk().Today()); sum.Standing != 12 {
		t.Errorf("%d agreed", sum.Standing)
	}
	r.Press("consents.remove")
	if s = r.Page().(*consentScreen); len(s.ledger.Entries) != 0 {
		t.Error("a mistake cannot be taken out")
	}
	r.Press("consents.numbers.on")
	r.Accept("consents.numbers.on")
	s = r.Page().(*consentScreen)
	s.client.Number = "123456782"
	s.add()
	if s.fields["consent.number"].Error() == "" {
		t.Error("a BSN was taken as a client number")
	}
	s.client.Number, s.turns, s.month = "K-104", "16", "3-2027"
	s.add()
	s = r.Page().(*consentScreen)
	if len(s.ledger.Clients) != 1 || s.ledger.Clients[0].In != "2027-03" {
		t.Fatalf("kept: %+v", s.ledger.Clients)
	}
	r.Picture("consent-numbers")
	must(t, r.Store().Close())
	again := reopen(t, "nl")
	again.OpenAssessment(again.Desk().Rows()[0].Key)
	if l, err := again.Desk().Editor().Letters().Ledger(); err != nil || len(l.Clients) != 1 {
		t.Errorf("after a restart: %+v, %v", l, err)
	}
}

// TestManyLettersFromAList: a bad line is named, a good list gives a file each,
// and no name is kept.
func TestManyLettersFromAList(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("care")
	r.Show(stepLetter)
	m := newManyLetters(r.Page().(*letterScreen))
	m.list.SetText("1042\n123456782")
	m.begin()
	if !strings.Contains(m.list.Error(), "Regel 2") {
		t.Errorf("a BSN gives %q", m.list.Error())
	}
	m.list.SetText("1042;Mevrouw Visser\n1043")
	m.begin()
	r.Dismiss()
	if files, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*104?.pdf")); len(files) != 2 {
		t.Errorf("%d letters", len(files))
	}
	must(t, r.Store().Close())
	for _, path := range []string{r.Store().Path(), filepath.Join(filepath.Dir(r.Store().Path()), "settings.json")} {
		if strings.Contains(uitest.ReadString(t, path), "Visser") {
			t.Errorf("%s holds a client's name", path)
		}
	}
}

// TestTheRecordTellsWhatWasLeftOut: the record that is exported with a letter
// repeats what that letter lacks.
func TestTheRecordTellsWhatWasLeftOut(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	request, err := r.Desk().Editor().Letters().Request("nl")
	must(t, err)
	pieces, err := letter.Pieces(request)
	must(t, err)
	for _, p := range pieces {
		if p.Required {
			r.Desk().WriteSentences(request.Sentences.Leave(p.Part))
			break
		}
	}
	r.Show(assessment.StepDocuments)
	d := r.Page().(*documentsScreen)
	d.folder.SetText(r.Desktop.Folder)
	d.formats.Set("txt")
	d.export()
	record, _ := filepath.Glob(filepath.Join(r.Desktop.Folder, "*verslag.txt"))
	if text := strings.Join(strings.Fields(uitest.ReadString(t, record[0])), " "); !strings.Contains(text, "weggehaald wat er volgens ons in hoort") {
		t.Error("the record does not tell what the letter lacks")
	}
}

// TestAChoiceKeepsTheKeyboard: what is chosen next depends on no choice before it.
func TestAChoiceKeepsTheKeyboard(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(stepLetter)
	for what, change := range map[string]func(*letter.Choices){
		"way":      func(c *letter.Choices) { c.Way = letter.ByMail },
		"tone":     func(c *letter.Choices) { c.Tone = letter.Informal },
		"who":      func(c *letter.Choices) { c.Who = r.Page().(*letterScreen).request.Choices.Who },
		"language": func(c *letter.Choices) { c.Lang = "ar" },
	} {
		r.Page().(*letterScreen).choose(what, change)
		here := r.Canvas().Focused()
		field := r.Page().(*letterScreen).chosen[what]
		if end := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y + field.Size().Height; end > r.bottom() {
			t.Errorf("after %s the field ends at %v, and the page at %v", what, end, r.bottom())
		}
		field.Focus()
		if there := r.Canvas().Focused(); here != there {
			t.Errorf("after %s the keyboard is at a %T, not at the %T", what, here, there)
		}
	}
	if says := r.Frame().Body.AccessibilityLabel(); !strings.Contains(says, r.Words().T("letter.large")) {
		t.Error("the letter in Arabic is not shown")
	}
}
