package ui

import (
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/settings"
)

// Settings are what the person chose for this program on this computer.
func (w *app) Settings() dossier.Settings { return w.settings }

// Set changes a setting, keeps it and shows the window anew.
func (w *app) Set(setting string, change func(*dossier.Settings)) {
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
	w.SetTheme(settings.Theme(w.settings))
	w.Build()
	w.ShowAt(stepSettings, setting)
}
