package shell

import (
	"runtime/debug"
	"time"
)

// idle knows when somebody last did something, and what is done now and then meanwhile.
type idle struct {
	touched time.Time
	freed   time.Time // when memory was given back
	jobs    []*job
}

// job is done every so often.
type job struct {
	every time.Duration
	last  time.Time
	do    func()
}

// Every lets something be done every so often for as long as the window is open.
func (s *Shell) Every(every time.Duration, do func()) {
	s.idle.jobs = append(s.idle.jobs, &job{every, s.Now(), do})
}

// Watch does what is due, however often it is called. The clock may be set back.
func (s *Shell) Watch() {
	now := s.Now()
	for _, j := range s.idle.jobs {
		if now.Sub(j.last).Abs() >= j.every {
			j.last = now
			j.do()
		}
	}
}

// Touch says that somebody is there.
func (s *Shell) Touch() { s.idle.touched = s.Now() }

// Untouched is for how long nobody did anything; the clock may be set back.
func (s *Shell) Untouched() time.Duration { return s.Now().Sub(s.idle.touched).Abs() }

// FreeMemory returns to the system the memory that the last work took, once for each work.
func (s *Shell) FreeMemory() {
	if s.idle.touched.After(s.idle.freed) && !s.worker.Busy() {
		s.idle.freed = s.Now()
		s.worker.Ahead(debug.FreeOSMemory)
	}
}
