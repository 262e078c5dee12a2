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
	w       *app
	choices map[string]*parts.Choice
}

func (w *app) settingsScreen() shell.Page { return &settingsScreen{w: w} }

func (s *settingsScreen) Content() fyne.CanvasObject {
	w := s.w
	language := parts.NewChoice(w.T("settings.language"), "", w.Options("language.", words.Languages...), func(id string) { w.set("language", func(s *dossier.Settings) { s.Language = id }) })
	language.Set(w.Words().Lang)
	colours := parts.NewChoice(w.T("settings.theme"), "", w.Options("theme.", "system", "light", "dark", "contrast-light", "contrast-dark"), func(id string) { w.set("theme", func(s *dossier.Settings) { s.Theme = id }) })
	colours.Set(shell.OrElse(w.settings.Theme, "system"))
	var sizes []parts.Option
	for _, percent := range []string{"100", "125", "150", "175", "200"} {
		sizes = append(sizes, parts.Option{ID: percent, Text: w.T("settings.percent", "n", percent)})
	}
	size := parts.NewChoice(w.T("settings.size"), "", sizes, func(id string) {
		w.set("size", func(s *dossier.Settings) { s.TextSize, _ = strconv.Atoi(id) })
	})
	size.Set(strconv.Itoa(max(w.settings.TextSize, 100)))
	motion := parts.NewChoice(w.T("settings.motion"), w.T("settings.motion.help"), w.Options("motion.", "on", "off"), func(id string) {
		w.set("motion", func(s *dossier.Settings) { s.Still = id == "off" })
	})
	motion.Set(map[bool]string{false: "on", true: "off"}[w.settings.Still])
	s.choices = map[string]*parts.Choice{"language": language, "theme": colours, "size": size, "motion": motion}
	return w.Column(
		w.Heading("program", "settings.title", "settings.intro"),
		parts.Grid(2, language, colours, size, motion), w.Returns())
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
func (w *app) set(setting string, change func(*dossier.Settings)) {
	before := w.Words().Lang
	change(&w.settings)
	w.keepSettings()
	if lang := w.settings.Language; lang != "" && lang != before {
		catalogue, err := words.Load(lang)
		if err != nil {
			w.Tell(err)
			return
		}
		w.speak(catalogue)
	}
	w.SetTheme(w.theme())
	w.Build()
	w.ShowAt(stepSettings, setting)
}

// theme is the program's own, as the settings say.
func (w *app) theme() fyne.Theme {
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
type keysScreen struct{ w *app }

func (w *app) keys() shell.Page { return &keysScreen{w} }

func (k *keysScreen) Content() fyne.CanvasObject {
	w := k.w
	return w.Column(w.Heading("program", "keys.title", "keys.intro"), w.Returns(), w.Facts(w.KeyFacts()))
}
