package ui

import (
	"context"
	"sync/atomic"
	"time"

	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/assessment/intake"

	"fyne.io/fyne/v2"
)

// background does what may take longer than a blink. What it reports comes back
// on the screen's thread.
type background interface {
	// save writes, after what is being written now. Of several that wait only the
	// newest is written: it holds all that those before it hold.
	save(write func() error, done func(error))
	// settle does something on the screen's thread once all is saved, or could not be.
	settle(then func())
	// do works, and then does on the screen's thread what came of it.
	do(work func() (then func()))
	// measured does as do, and tells meanwhile how far the work is.
	measured(work func(step func(lookStep)) (then func()), step func(lookStep))
	// ahead works while something else is waited for, and closes what it gives when done.
	ahead(work func()) <-chan struct{}
	// check reads all of a dossier beside other work, until ctx is cancelled, and tells what
	// it found. The channel is closed once it no longer looks.
	check(ctx context.Context, c *dossier.Check, done func(dossier.Findings)) <-chan struct{}
	// busy reports whether work is under way that reports back.
	busy() bool
	// rest looks, and then waits, on the screen's thread, again and again, for as long
	// as nothing happens; wait reports whether nothing did, and wake ends it.
	rest(look func(), wait func() bool, wake func())
	// leave ends that: the window closes.
	leave()
	export(ctx context.Context, r export.Request, step func(export.Progress), done func([]export.File, error))
	exportLetters(ctx context.Context, r export.Request, to []export.Addressee, step func(export.Progress), done func([]export.File, error))
	exportComparison(ctx context.Context, r export.ComparisonRequest, step func(export.Progress), done func([]export.File, error))
	readResponses(ctx context.Context, data []byte, asked []string, step func(rows int), done func(map[string][]grid.Count, error))
	// lookInto looks at what can be taken into a dossier.
	lookInto(ctx context.Context, filed intake.Filed, paths []string, o intake.Options, step func(lookStep), done func(*intake.Plan, error))
	close()
}

// worker is the background of the real program, and the only place that starts
// a goroutine.
type worker struct {
	exporter func() (*export.Exporter, error)
	jobs     chan saving // holds the newest that waits
	idle     chan func()
	ended    chan struct{}

	left    atomic.Bool  // the window closes
	resting atomic.Bool  // the screen's thread waits
	reports atomic.Int32 // on their way to it
	wake    func()       // set before it first rests

	running int // pieces of work under way; counted on the screen's thread
}

// saving is one thing to write.
type saving struct {
	write func() error
	done  func(error)
}

func newWorker(exporter func() (*export.Exporter, error)) *worker {
	w := &worker{exporter: exporter, jobs: make(chan saving, 1), idle: make(chan func()), ended: make(chan struct{})}
	go w.saving()
	return w
}

func (w *worker) saving() {
	defer close(w.ended)
	for {
		select {
		case job, open := <-w.jobs:
			if !open {
				return
			}
			w.write(job)
		case then := <-w.idle:
			select {
			case job := <-w.jobs:
				w.write(job)
			default:
			}
			w.report(then)
		}
	}
}

func (w *worker) write(job saving) {
	err := job.write()
	w.report(func() { job.done(err) })
}

// save hands over what to write; it is called on the screen's thread alone.
func (w *worker) save(write func() error, done func(error)) {
	select {
	case <-w.jobs:
	default:
	}
	w.jobs <- saving{write, done}
}

func (w *worker) settle(then func()) { w.idle <- then }

func (w *worker) do(work func() func()) {
	w.running++
	go func() {
		then := work()
		w.report(func() {
			w.running--
			then()
		})
	}()
}

func (w *worker) ahead(work func()) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	return done
}

func (w *worker) check(ctx context.Context, c *dossier.Check, done func(dossier.Findings)) <-chan struct{} {
	return w.ahead(func() {
		found, err := c.Run(ctx)
		if err == nil { // else the dossier was closed, or what is wrong is told where somebody saves
			w.report(func() { done(found) })
		}
	})
}

func (w *worker) busy() bool { return w.running > 0 }

// report does something on the screen's thread, and wakes it where it rests.
func (w *worker) report(do func()) {
	w.reports.Add(1)
	fyne.Do(func() {
		w.reports.Add(-1)
		do()
	})
	if w.resting.Load() {
		w.wake()
	}
}

// awake is how long after something happened the window looks sixty times a second
// for more, as Fyne does: longer than anything moves.
const awake = time.Second

func (w *worker) rest(look func(), wait func() bool, wake func()) {
	w.wake = wake
	go func() {
		for !w.left.Load() {
			time.Sleep(awake)
			for quiet := true; quiet; {
				quiet = false
				fyne.DoAndWait(func() {
					look()
					quiet = w.quiet(wait)
				})
			}
		}
	}()
}

// quiet waits where no work is under way and no report is on its way, and tells
// whether nothing happened.
func (w *worker) quiet(wait func() bool) bool {
	w.resting.Store(true)
	defer w.resting.Store(false)
	return !w.left.Load() && !w.busy() && w.reports.Load() == 0 && wait()
}

func (w *worker) leave() { w.left.Store(true) }

func (w *worker) export(ctx context.Context, r export.Request, step func(export.Progress), done func([]export.File, error)) {
	throttled := throttle(100*time.Millisecond, step)
	w.exporting(done, func(x *export.Exporter) ([]export.File, error) { return x.Export(ctx, r, throttled) })
}

func (w *worker) exportLetters(ctx context.Context, r export.Request, to []export.Addressee, step func(export.Progress), done func([]export.File, error)) {
	throttled := throttle(100*time.Millisecond, step)
	w.exporting(done, func(x *export.Exporter) ([]export.File, error) { return x.ExportLetters(ctx, r, to, throttled) })
}

func (w *worker) exportComparison(ctx context.Context, r export.ComparisonRequest, step func(export.Progress), done func([]export.File, error)) {
	throttled := throttle(100*time.Millisecond, step)
	w.exporting(done, func(x *export.Exporter) ([]export.File, error) { return x.ExportComparison(ctx, r, throttled) })
}

// exporting writes with an exporter, and tells what came of it.
func (w *worker) exporting(done func([]export.File, error), write func(*export.Exporter) ([]export.File, error)) {
	w.do(func() func() {
		x, err := w.exporter()
		if err != nil {
			return func() { done(nil, err) }
		}
		files, err := write(x)
		return func() { done(files, err) }
	})
}

func (w *worker) readResponses(ctx context.Context, data []byte, asked []string, step func(int), done func(map[string][]grid.Count, error)) {
	throttled := throttle(100*time.Millisecond, step)
	w.do(func() func() {
		counts, err := readResponses(ctx, data, asked, throttled)
		return func() { done(counts, err) }
	})
}

// lookStep is how much of all there is to do is done.
type lookStep struct{ done, all int }

func (w *worker) measured(work func(step func(lookStep)) (then func()), step func(lookStep)) {
	throttled := throttle(100*time.Millisecond, step)
	w.do(func() func() { return work(throttled) })
}

func (w *worker) lookInto(ctx context.Context, filed intake.Filed, paths []string, o intake.Options, step func(lookStep), done func(*intake.Plan, error)) {
	throttled := throttle(100*time.Millisecond, step)
	w.do(func() func() {
		plan, err := lookInto(ctx, filed, paths, o, throttled)
		return func() { done(plan, err) }
	})
}

// lookInto finds the files and looks into them until ctx is cancelled.
func lookInto(ctx context.Context, filed intake.Filed, paths []string, o intake.Options, step func(lookStep)) (*intake.Plan, error) {
	files, err := intake.Files(paths)
	if err != nil {
		return nil, err
	}
	return intake.Look(ctx, filed, files, o, func(done, all int) { step(lookStep{done, all}) })
}

// readResponses counts responses until ctx is cancelled.
func readResponses(ctx context.Context, data []byte, asked []string, step func(int)) (map[string][]grid.Count, error) {
	return grid.ReadResponses(data, asked, func(rows int) bool {
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

// close waits until the last change is kept.
func (w *worker) close() {
	close(w.jobs)
	<-w.ended
}
