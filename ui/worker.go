package ui

import (
	"bytes"
	"context"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"

	"fyne.io/fyne/v2"
)

// background does what may take longer than a blink. What it reports comes back
// on the screen's thread.
type background interface {
	save(dossier.Draft)
	export(ctx context.Context, r export.Request, step func(export.Progress), done func([]export.File, error))
	exportComparison(ctx context.Context, r export.ComparisonRequest, step func(export.Progress), done func([]export.File, error))
	readResponses(ctx context.Context, data []byte, asked []string, step func(rows int), done func(map[string][]grid.Count, error))
	close()
}

// worker is the background of the real program, and the only place that starts
// a goroutine.
type worker struct {
	keep   func(dossier.Draft) error
	make   func(context.Context, export.Request, func(export.Progress)) ([]export.File, error)
	grid   func(context.Context, export.ComparisonRequest, func(export.Progress)) ([]export.File, error)
	saved  func(error)
	drafts chan dossier.Draft // holds the newest draft that waits; an older one is let go
	ended  chan struct{}
}

func newWorker(store *dossier.DraftStore, exporter *export.Exporter, saved func(error)) *worker {
	w := &worker{keep: store.Save, make: exporter.Export, grid: exporter.ExportComparison, saved: saved, drafts: make(chan dossier.Draft, 1), ended: make(chan struct{})}
	go w.saving()
	return w
}

func (w *worker) saving() {
	defer close(w.ended)
	for d := range w.drafts {
		err := w.keep(d)
		fyne.Do(func() { w.saved(err) })
	}
}

// save hands over the newest draft; it is called on the screen's thread alone.
func (w *worker) save(d dossier.Draft) {
	select {
	case <-w.drafts:
	default:
	}
	w.drafts <- d
}

func (w *worker) export(ctx context.Context, r export.Request, step func(export.Progress), done func([]export.File, error)) {
	throttled := throttle(100*time.Millisecond, step)
	go func() {
		files, err := w.make(ctx, r, func(p export.Progress) { throttled(p) })
		fyne.Do(func() { done(files, err) })
	}()
}

func (w *worker) exportComparison(ctx context.Context, r export.ComparisonRequest, step func(export.Progress), done func([]export.File, error)) {
	throttled := throttle(100*time.Millisecond, step)
	go func() {
		files, err := w.grid(ctx, r, throttled)
		fyne.Do(func() { done(files, err) })
	}()
}

func (w *worker) readResponses(ctx context.Context, data []byte, asked []string, step func(int), done func(map[string][]grid.Count, error)) {
	throttled := throttle(100*time.Millisecond, step)
	go func() {
		counts, err := readResponses(ctx, data, asked, throttled)
		fyne.Do(func() { done(counts, err) })
	}()
}

// readResponses counts responses until ctx is cancelled.
func readResponses(ctx context.Context, data []byte, asked []string, step func(int)) (map[string][]grid.Count, error) {
	return grid.ReadResponses(bytes.NewReader(data), asked, func(rows int) bool {
		step(rows)
		return ctx.Err() == nil
	})
}

// throttle passes on the first report and then at most one each interval.
func throttle[T any](interval time.Duration, step func(T)) func(T) {
	var last time.Time
	return func(p T) {
		if now := time.Now(); now.Sub(last) >= interval {
			last = now
			fyne.Do(func() { step(p) })
		}
	}
}

// close waits until the last draft is kept.
func (w *worker) close() {
	close(w.drafts)
	<-w.ended
}
