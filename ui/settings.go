package ui

import (
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/settings"
)

// Set changes a setting, keeps it and shows the window anew.
func (w *app) Set(setting string, change func(*dossier.Settings)) {
	before := w.Words().Lang
	w.Keep(change)
	if lang := w.Settings().Language; lang != "" && lang != before {
		catalogue, err := words.Load(lang)
		if err != nil {
			w.Tell(err)
			return
		}
		w.speak(catalogue)
	}
	w.SetTheme(settings.Theme(w.Settings()))
	w.Build()
	w.ShowAt(stepSettings, setting)
}
