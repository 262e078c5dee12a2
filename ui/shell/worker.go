package shell

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Worker does what may take longer than a blink. What it reports comes back on the
// screen's thread, on which all of it is called.
type Worker interface {
	// Save writes, after what is being written now. Of several that wait only the
	// newest is written: it holds all that those before it hold.
	Save(write func() error, done func(error))
	// Settle does something on the screen's thread once all is saved, or could not be.
	Settle(then func())
	// Do works, and then does on the screen's thread what came of it.
	Do(work func() (then func()))
	// Ahead works while something else is waited for, and closes what it returns when done.
	Ahead(work func()) <-chan struct{}
	// Report does something on the screen's thread; it is called by what works beside it.
	Report(do func())
	// Busy reports whether work is under way that reports back.
	Busy() bool
	// Rest looks, and then waits, on the screen's thread, again and again, for as long
	// as nothing happens; wait reports whether nothing did, and wake ends it.
	Rest(look func(), wait func() bool, wake func())
	// Leave ends that: the window closes.
	Leave()
	// Close waits until the last change is kept.
	Close()
}

// Progress is how much of all there is to do is done.
type Progress struct{ Done, All int }

// Measure does as Do of the worker, and tells meanwhile how far the work is, at most ten
// times a second.
func Measure[P any](w Worker, work func(step func(P)) (then func()), step func(P)) {
	throttled := throttle(w, 100*time.Millisecond, step)
	w.Do(func() func() { return work(throttled) })
}

// worker is the one of the real program, and the only place that starts a goroutine.
type worker struct {
	jobs  chan saving // holds the newest that waits
	idle  chan func()
	ended chan struct{}

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

// NewWorker starts the worker of the program.
func NewWorker() Worker {
	w := &worker{jobs: make(chan saving, 1), idle: make(chan func()), ended: make(chan struct{})}
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
			w.Report(then)
		}
	}
}

func (w *worker) write(job saving) {
	err := job.write()
	w.Report(func() { job.done(err) })
}

// Save keeps what waits to one.
func (w *worker) Save(write func() error, done func(error)) {
	select {
	case <-w.jobs:
	default:
	}
	w.jobs <- saving{write, done}
}

func (w *worker) Settle(then func()) { w.idle <- then }

func (w *worker) Do(work func() func()) {
	w.running++
	go func() {
		then := work()
		w.Report(func() {
			w.running--
			then()
		})
	}()
}

func (w *worker) Ahead(work func()) <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		work()
	}()
	return done
}

func (w *worker) Busy() bool { return w.running > 0 }

// Report wakes the screen's thread where it rests.
func (w *worker) Report(do func()) {
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

func (w *worker) Rest(look func(), wait func() bool, wake func()) {
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

// quiet waits where no work is under way and no report is on its way, and reports
// whether nothing happened.
func (w *worker) quiet(wait func() bool) bool {
	w.resting.Store(true)
	defer w.resting.Store(false)
	return !w.left.Load() && !w.Busy() && w.reports.Load() == 0 && wait()
}

func (w *worker) Leave() { w.left.Store(true) }

// throttle passes on the first report and then at most one each interval.
func throttle[T any](w Worker, interval time.Duration, step func(T)) func(T) {
	var last time.Time
	return func(p T) {
		if now := time.Now(); now.Sub(last) >= interval {
			last = now
			w.Report(func() { step(p) })
		}
	}
}

func (w *worker) Close() {
	close(w.jobs)
	<-w.ended
}
