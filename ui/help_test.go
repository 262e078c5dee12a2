package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// TestTheManualIsOneText: docs shows what the program carries.
func TestTheManualIsOneText(t *testing.T) {
	for lang, name := range map[string]string{"nl": "handleiding.md", "en": "manual.md"} {
		ours, err := assets.FS.ReadFile("manual/" + lang + ".md")
		must(t, err)
		shown, err := os.ReadFile(filepath.Join("..", "docs", name))
		must(t, err)
		if string(ours) != string(shown) {
			t.Errorf("docs/%s is not assets/manual/%s.md: copy the asset over it", name, lang)
		}
		pictures := strings.Split(string(shown), "](screens/")[1:]
		if len(pictures) < 4 {
			t.Errorf("docs/%s shows %d pictures", name, len(pictures))
		}
		for _, picture := range pictures {
			file, _, _ := strings.Cut(picture, ")")
			if _, err := os.Stat(filepath.Join("..", "docs", "screens", file)); err != nil {
				t.Errorf("docs/%s: %v", name, err)
			}
		}
	}
}

// TestEveryPlaceHasHelpAndATitle: a section of the manual that is there, and a name in words.
func TestEveryPlaceHasHelpAndATitle(t *testing.T) {
	for _, lang := range words.Languages {
		r := newRig(t, lang)
		for place, route := range r.Routes() {
			if !r.manual.Has(route.Help) {
				t.Errorf("%s: F1 at %s leads to %q, which the manual does not have", lang, place, route.Help)
			}
			if title := r.Words().T(route.Title); title == "" || title == route.Title {
				t.Errorf("%s: the title of %s is %q", lang, place, title)
			}
		}
	}
}

// TestHelpStandsBesideTheScreen where there is room, follows it, and closes.
func TestHelpStandsBesideTheScreen(t *testing.T) {
	r := newRig(t, "nl")
	r.OpenExample("consumer")
	r.Show(assessment.QuestionStep("audit"))
	before := r.Canvas().Focused()
	r.ToggleHelp()
	r.At(assessment.QuestionStep("audit"))
	if !r.HelpShown() || r.HelpSection() != "question" || r.Canvas().Focused() != before {
		t.Fatalf("beside is %v, about %q, the keyboard moved: %v", r.HelpShown(), r.HelpSection(), r.Canvas().Focused() != before)
	}
	if r.Frame().Body.Size().Width+r.Frame().Help.Size().Width > shell.Width {
		t.Errorf("page %v and help %v are wider than the window", r.Frame().Body.Size(), r.Frame().Help.Size())
	}
	r.Picture("help-beside")
	r.Next()
	r.Next()
	if r.HelpSection() == "question" {
		t.Log(r.Place())
	}
	r.Show(assessment.StepOutcome)
	if r.HelpSection() != "outcome" {
		t.Errorf("help is about %q at the outcome", r.HelpSection())
	}
	r.Escape()
	r.At(assessment.StepOutcome)
	if r.HelpShown() || r.Frame().Body.Size().Width < 700 {
		t.Errorf("after Escape help is there: %v, the page %v wide", r.HelpShown(), r.Frame().Body.Size().Width)
	}
}

// TestHelpIsAPageWhereThereIsNoRoom and leads back.
func TestHelpIsAPageWhereThereIsNoRoom(t *testing.T) {
	r := newRig(t, "en")
	r.OpenExample("consumer")
	r.Set("", func(s *dossier.Settings) { s.TextSize = 200 })
	r.Show(assessment.StepDecision)
	r.ToggleHelp()
	r.At(stepHelp + ":decision")
	if r.HelpShown() {
		t.Error("help stands beside as well")
	}
	r.Picture("help-page")
	r.ToggleHelp()
	r.At(assessment.StepDecision)
}

// TestTheManualCanBeSearched by keyboard.
func TestTheManualCanBeSearched(t *testing.T) {
	r := newRig(t, "nl")
	r.Show(stepHelp)
	r.Picture("help-contents")
	keys, none := r.T("keys.title"), r.T("help.none")
	r.Says(r.T("settings.title"))
	r.find()
	r.Typed("WACHTZIN")
	r.SaysNot(keys)
	r.SaysNot(none)
	r.Typed("qq")
	r.Says(none)
}

// TestEveryMenuLineWorks: each line has words in both languages, and each key does
// what its line says where that can be done.
func TestEveryMenuLineWorks(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.OpenExample("consumer")
		for _, m := range r.Menus() {
			if r.t0("menu."+m.ID) == "" {
				t.Errorf("%s: menu %s has no name", lang, m.ID)
			}
			for _, d := range m.Commands {
				if r.t0("deed."+d.ID) == "" {
					t.Errorf("%s: %s has no words", lang, d.ID)
				}
			}
		}
	}
}

// note changes something that can be undone.
func (r *rig) note(text string) {
	must(r.t, form.Set(r.Desk().Editor().Form(), "answers.care.notes", text))
	r.Changed()
}

// t0 is a sentence, or nothing where there is none.
func (r *rig) t0(key string) string {
	if !r.Words().Has(key) {
		return ""
	}
	return r.Words().T(key)
}

// TestEveryKeyOfTheListWorks: pressed at the place where it can act, every key of
// a deed leads where it should.
func TestEveryKeyOfTheListWorks(t *testing.T) {
	ends := map[string]func(r *rig) bool{
		"new": func(r *rig) bool {
			return r.Place() == assessment.StepPractice && r.Desk().Editor().Assessment().Program.Name == ""
		},
		"open":     func(r *rig) bool { return r.Place() == stepDossiers },
		"save":     func(r *rig) bool { return strings.Contains(r.Status(), "14:32") },
		"print":    func(r *rig) bool { return len(r.Desktop.Opened) == 1 },
		"lock":     func(r *rig) bool { return r.Place() == assessment.StepOutcome }, // nothing to lock without a passphrase
		"undo":     func(r *rig) bool { return r.Desk().Editor().Assessment().Answers["care"].Notes == "" },
		"redo":     func(r *rig) bool { return r.Desk().Editor().Assessment().Answers["care"].Notes == "nieuw" },
		"settings": func(r *rig) bool { return r.Place() == stepSettings },
		"quit":     func(r *rig) bool { return true }, // the test driver cannot close a window twice; leave is tested
		"quick":    func(r *rig) bool { return r.Place() == stepQuick },
		"home":     func(r *rig) bool { return r.Place() == stepStart },
		"register": func(r *rig) bool { return r.Place() == stepRegister },
		"find":     func(r *rig) bool { return r.Place() == stepHelp && r.Canvas().Focused() != nil },
		"next":     func(r *rig) bool { return r.Place() == assessment.StepChecks },
		"back":     func(r *rig) bool { return r.Place() == assessment.QuestionStep("storage-control") },
		"help":     func(r *rig) bool { return r.HelpShown() },
	}
	for id, arrived := range ends {
		r := newRig(t, "nl")
		r.OpenExample("business")
		r.note("")
		r.Show(assessment.StepOutcome)
		switch id {
		case "find":
			r.Show(stepHelp)
		case "print":
			r.Show(assessment.StepDocuments)
		case "undo", "redo":
			r.note("nieuw")
			if id == "redo" {
				r.undo()
			}
		}
		for _, m := range r.Menus() {
			for _, d := range m.Commands {
				if d.ID != id || id == "quit" {
					continue
				}
				key := d.Keys[0].Name
				if with := d.Keys[0].With; with != 0 {
					key = fyne.KeyName((&parts.Shortcut{Key: key, Modifier: with}).Name())
				}
				r.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
			}
		}
		if !arrived(r) {
			t.Errorf("the key of %s leads to %s", id, r.Place())
		}
	}
	r := newRig(t, "nl")
	r.Show(stepStart)
	if r.find(); r.Place() != stepRegister {
		t.Errorf("finding where nothing is to find leads to %s", r.Place())
	}
	for _, m := range r.Menus() {
		for _, d := range m.Commands {
			if _, known := ends[d.ID]; len(d.Keys) > 0 && !known {
				t.Errorf("no test presses the key of %s", d.ID)
			}
		}
	}
}
