package ui

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// settingsScreen takes language, colours and text size; they hold at once.
type settingsScreen struct {
	w       *Window
	choices map[string]*parts.Choice
}

func (w *Window) settingsScreen() shell.Page { return &settingsScreen{w: w} }

func (s *settingsScreen) Content() fyne.CanvasObject {
	w := s.w
	language := parts.NewChoice(w.t("settings.language"), "", w.options("language.", words.Languages...), func(id string) { w.set("language", func(s *dossier.Settings) { s.Language = id }) })
	language.Set(w.words.Lang)
	colours := parts.NewChoice(w.t("settings.theme"), "", w.options("theme.", "system", "light", "dark", "contrast-light", "contrast-dark"), func(id string) { w.set("theme", func(s *dossier.Settings) { s.Theme = id }) })
	colours.Set(orElse(w.settings.Theme, "system"))
	var sizes []parts.Option
	for _, percent := range []string{"100", "125", "150", "175", "200"} {
		sizes = append(sizes, parts.Option{ID: percent, Text: w.t("settings.percent", "n", percent)})
	}
	size := parts.NewChoice(w.t("settings.size"), "", sizes, func(id string) {
		w.set("size", func(s *dossier.Settings) { s.TextSize, _ = strconv.Atoi(id) })
	})
	size.Set(strconv.Itoa(max(w.settings.TextSize, 100)))
	motion := parts.NewChoice(w.t("settings.motion"), w.t("settings.motion.help"), w.options("motion.", "on", "off"), func(id string) {
		w.set("motion", func(s *dossier.Settings) { s.Still = id == "off" })
	})
	motion.Set(map[bool]string{false: "on", true: "off"}[w.settings.Still])
	s.choices = map[string]*parts.Choice{"language": language, "theme": colours, "size": size, "motion": motion}
	return w.page(
		w.heading("program", "settings.title", "settings.intro"),
		parts.Grid(2, language, colours, size, motion), w.returns())
}

// focus brings the keyboard back to the choice that was made.
func (s *settingsScreen) Focus(setting string) bool {
	choice, ok := s.choices[setting]
	if ok {
		choice.Focus()
	}
	return ok
}

// set changes a setting, keeps it and shows the window anew.
func (w *Window) set(setting string, change func(*dossier.Settings)) {
	before := w.words.Lang
	change(&w.settings)
	w.keepSettings()
	if lang := w.settings.Language; lang != "" && lang != before {
		catalogue, err := words.Load(lang)
		if err != nil {
			w.tell(err)
			return
		}
		w.words = catalogue
	}
	w.app.Settings().SetTheme(w.theme())
	w.build()
	w.showAt(stepSettings, setting)
}

// theme is the program's own, as the settings say.
func (w *Window) theme() fyne.Theme {
	t := parts.Theme{Scale: float32(max(w.settings.TextSize, 100)) / 100, Still: w.settings.Still}
	shade, high := strings.CutPrefix(w.settings.Theme, "contrast-")
	t.HighContrast = high
	switch shade {
	case "light":
		t.Shade = parts.ShadeLight
	case "dark":
		t.Shade = parts.ShadeDark
	}
	return t
}

// keysScreen lists what the keyboard does.
type keysScreen struct{ w *Window }

func (w *Window) keys() shell.Page { return &keysScreen{w} }

func (k *keysScreen) Content() fyne.CanvasObject {
	w := k.w
	return w.page(w.heading("program", "keys.title", "keys.intro"), w.returns(), w.pairs(w.keyFacts()))
}
