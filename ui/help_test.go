package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/assets"
	"beeldbeltoets/ui/parts"

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

// TestBothManualsHaveTheSameSections, each with words, and links that lead somewhere.
func TestBothManualsHaveTheSameSections(t *testing.T) {
	var ids [2][]string
	for i, lang := range []string{"nl", "en"} {
		sections, err := readManual(lang)
		must(t, err)
		for _, s := range sections {
			ids[i] = append(ids[i], s.id)
			if s.title == "" || len(s.blocks) == 0 {
				t.Errorf("%s: section %s says nothing", lang, s.id)
			}
			for _, to := range s.see {
				if !slices.ContainsFunc(sections, func(s section) bool { return s.id == to }) {
					t.Errorf("%s: %s leads to %s, which is not there", lang, s.id, to)
				}
			}
		}
	}
	if !slices.Equal(ids[0], ids[1]) || len(ids[0]) < 20 {
		t.Errorf("Dutch has %v, English %v", ids[0], ids[1])
	}
}

// TestEveryPlaceHasHelpAndATitle: a section of the manual that is there, and a name in words.
func TestEveryPlaceHasHelpAndATitle(t *testing.T) {
	for _, lang := range words.Languages {
		r := newRig(t, lang)
		for place, route := range r.places {
			if _, there := r.help.of(route.Help); !there {
				t.Errorf("%s: F1 at %s leads to %q, which the manual does not have", lang, place, route.Help)
			}
			if title := r.words.T(route.Title); title == "" || title == route.Title {
				t.Errorf("%s: the title of %s is %q", lang, place, title)
			}
		}
	}
}

// TestHelpStandsBesideTheScreen where there is room, follows it, and closes.
func TestHelpStandsBesideTheScreen(t *testing.T) {
	r := newRig(t, "nl")
	r.openExample("consumer")
	r.show(assessment.QuestionStep("audit"))
	before := r.win.Canvas().Focused()
	r.toggleHelp()
	r.at(assessment.QuestionStep("audit"))
	if !r.help.shown() || r.help.section != "question" || r.win.Canvas().Focused() != before {
		t.Fatalf("beside is %v, about %q, the keyboard moved: %v", r.help.shown(), r.help.section, r.win.Canvas().Focused() != before)
	}
	if r.body.Size().Width+r.help.pane.Size().Width > windowWidth {
		t.Errorf("page %v and help %v are wider than the window", r.body.Size(), r.help.pane.Size())
	}
	r.picture("help-beside")
	r.next()
	r.next()
	if r.help.section == "question" {
		t.Log(r.step)
	}
	r.show(assessment.StepOutcome)
	if r.help.section != "outcome" {
		t.Errorf("help is about %q at the outcome", r.help.section)
	}
	r.escape()
	r.at(assessment.StepOutcome)
	if r.help.shown() || r.body.Size().Width < 700 {
		t.Errorf("after Escape help is there: %v, the page %v wide", r.help.shown(), r.body.Size().Width)
	}
}

// TestHelpIsAPageWhereThereIsNoRoom and leads back.
func TestHelpIsAPageWhereThereIsNoRoom(t *testing.T) {
	r := newRig(t, "en")
	r.openExample("consumer")
	r.set("", func(s *dossier.Settings) { s.TextSize = 200 })
	r.show(assessment.StepDecision)
	r.toggleHelp()
	r.at(stepHelp + ":decision")
	if r.help.shown() {
		t.Error("help stands beside as well")
	}
	r.picture("help-page")
	r.toggleHelp()
	r.at(assessment.StepDecision)
}

// TestTheManualCanBeSearched by keyboard.
func TestTheManualCanBeSearched(t *testing.T) {
	r := newRig(t, "nl")
	r.show(stepHelp)
	titles := func() int { return len(r.screen.(*helpScreen).titles.Objects) }
	all := titles()
	r.picture("help-contents")
	r.find()
	r.typed("WACHTZIN")
	if n := titles(); n == 0 || n >= all {
		t.Errorf("%d of %d sections hold the word", n, all)
	}
	r.typed("qq")
	if n := titles(); n != 1 {
		t.Errorf("%d sections hold nonsense", n)
	}
}

// TestEveryMenuLineWorks: each line has words in both languages, and each key does
// what its line says where that can be done.
func TestEveryMenuLineWorks(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		r := newRig(t, lang)
		r.openExample("consumer")
		for _, m := range r.menus() {
			if r.t0("menu."+m.id) == "" {
				t.Errorf("%s: menu %s has no name", lang, m.id)
			}
			for _, d := range m.deeds {
				if r.t0("deed."+d.id) == "" {
					t.Errorf("%s: %s has no words", lang, d.id)
				}
			}
		}
	}
}

// note changes something that can be undone.
func (r *rig) note(text string) {
	must(r.t, form.Set(r.desk.Editor().Form(), "answers.care.notes", text))
	r.changed()
}

// t0 is a sentence, or nothing where there is none.
func (r *rig) t0(key string) string {
	if !r.words.Has(key) {
		return ""
	}
	return r.words.T(key)
}

// TestEveryKeyOfTheListWorks: pressed at the place where it can act, every key of
// a deed leads where it should.
func TestEveryKeyOfTheListWorks(t *testing.T) {
	ends := map[string]func(r *rig) bool{
		"new": func(r *rig) bool {
			return r.step == assessment.StepPractice && r.desk.Editor().Assessment().Program.Name == ""
		},
		"open":     func(r *rig) bool { return r.step == stepDossiers },
		"save":     func(r *rig) bool { return strings.Contains(r.saved.AccessibilityLabel(), "14:32") },
		"print":    func(r *rig) bool { return r.step == assessment.StepDocuments },
		"lock":     func(r *rig) bool { return r.step == assessment.StepOutcome }, // nothing to lock without a passphrase
		"undo":     func(r *rig) bool { return r.desk.Editor().Assessment().Answers["care"].Notes == "" },
		"redo":     func(r *rig) bool { return r.desk.Editor().Assessment().Answers["care"].Notes == "nieuw" },
		"settings": func(r *rig) bool { return r.step == stepSettings },
		"quit":     func(r *rig) bool { return true }, // the test driver cannot close a window twice; leave is tested
		"home":     func(r *rig) bool { return r.step == stepStart },
		"register": func(r *rig) bool { return r.step == stepRegister },
		"find":     func(r *rig) bool { return r.step == stepHelp && r.win.Canvas().Focused() != nil },
		"next":     func(r *rig) bool { return r.step == assessment.StepChecks },
		"back":     func(r *rig) bool { return r.step == assessment.QuestionStep("storage-control") },
		"help":     func(r *rig) bool { return r.help.shown() },
	}
	for id, arrived := range ends {
		r := newRig(t, "nl")
		r.openExample("business")
		r.note("")
		r.show(assessment.StepOutcome)
		switch id {
		case "find":
			r.show(stepHelp)
		case "undo", "redo":
			r.note("nieuw")
			if id == "redo" {
				r.undo()
			}
		}
		for _, m := range r.menus() {
			for _, d := range m.deeds {
				if d.id != id || id == "quit" {
					continue
				}
				key := d.key
				if d.with != 0 {
					key = fyne.KeyName((&parts.Shortcut{Key: d.key, Modifier: d.with}).Name())
				}
				r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
			}
		}
		if !arrived(r) {
			t.Errorf("the key of %s leads to %s", id, r.step)
		}
	}
	r := newRig(t, "nl")
	r.show(stepStart)
	if r.find(); r.step != stepRegister {
		t.Errorf("finding where nothing is to find leads to %s", r.step)
	}
	for _, m := range r.menus() {
		for _, d := range m.deeds {
			if _, known := ends[d.id]; d.key != "" && !known {
				t.Errorf("no test presses the key of %s", d.id)
			}
		}
	}
}
