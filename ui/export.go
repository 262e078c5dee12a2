package ui

import (
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/ui/shell"
)

// MakeFiles writes files beside the screen's thread, and says meanwhile how far that is.
func (w *app) MakeFiles(write func(x *export.Exporter, step func(export.Progress)) ([]export.File, error), step func(export.Progress), done func([]export.File, error)) {
	exporter := w.exporter
	shell.Measure(w.Worker(), func(step func(export.Progress)) (then func()) {
		x, err := exporter()
		if err != nil {
			return func() { done(nil, err) }
		}
		files, err := write(x, step)
		return func() { done(files, err) }
	}, step)
}
