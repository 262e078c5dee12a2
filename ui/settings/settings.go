// Package settings is where language, colours, text size and motion are chosen.
package settings

import (
	"strconv"
	"strings"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// Window is what the settings ask of the window and of the program in it.
type Window interface {
	shell.Speaker
	shell.Composer
	Settings() dossier.Settings
	// Set changes a setting, keeps it and shows the window anew.
	Set(setting string, change func(*dossier.Settings))
}

// page takes language, colours and text size; they hold at once.
type page struct {
	w       Window
	choices map[string]*parts.Choice
}

// New is the page of the settings.
func New(w Window) shell.Page { return &page{w: w} }

func (s *page) Content() fyne.CanvasObject {
	w, now := s.w, s.w.Settings()
	language := parts.NewChoice(w.T("settings.language"), "", w.Options("language.", words.Languages...), func(id string) { w.Set("language", func(s *dossier.Settings) { s.Language = id }) })
	language.Set(w.Words().Lang)
	colours := parts.NewChoice(w.T("settings.theme"), "", w.Options("theme.", "system", "light", "dark", "contrast-light", "contrast-dark"), func(id string) { w.Set("theme", func(s *dossier.Settings) { s.Theme = id }) })
	colours.Set(shell.OrElse(now.Theme, "system"))
	var sizes []parts.Option
	for _, percent := range []string{"100", "125", "150", "175", "200"} {
		sizes = append(sizes, parts.Option{ID: percent, Text: w.T("settings.percent", "n", percent)})
	}
	size := parts.NewChoice(w.T("settings.size"), "", sizes, func(id string) {
		w.Set("size", func(s *dossier.Settings) { s.TextSize, _ = strconv.Atoi(id) })
	})
	size.Set(strconv.Itoa(max(now.TextSize, 100)))
	motion := parts.NewChoice(w.T("settings.motion"), w.T("settings.motion.help"), w.Options("motion.", "on", "off"), func(id string) {
		w.Set("motion", func(s *dossier.Settings) { s.Still = id == "off" })
	})
	motion.Set(map[bool]string{false: "on", true: "off"}[now.Still])
	s.choices = map[string]*parts.Choice{"language": language, "theme": colours, "size": size, "motion": motion}
	return w.Column(
		w.Heading("program", "settings.title", "settings.intro"),
		parts.Grid(2, language, colours, size, motion), w.Returns())
}

// Focus brings the keyboard back to the choice that was made.
func (s *page) Focus(setting string) bool {
	choice, ok := s.choices[setting]
	if ok {
		choice.Focus()
	}
	return ok
}

// Theme is the program's own, as the settings say.
func Theme(s dossier.Settings) fyne.Theme {
	t := parts.Theme{Scale: float32(max(s.TextSize, 100)) / 100, Still: s.Still}
	shade, high := strings.CutPrefix(s.Theme, "contrast-")
	t.HighContrast = high
	switch shade {
	case "light":
		t.Shade = parts.ShadeLight
	case "dark":
		t.Shade = parts.ShadeDark
	}
	return t
}
