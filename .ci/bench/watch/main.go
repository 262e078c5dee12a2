// Watch starts a window program on an Xvfb screen and measures it from outside:
//
//	watch SCREEN IDLE COMMAND...
//
// SCREEN is the file that Xvfb keeps its screen in (-fbdir). It prints after how
// many milliseconds the window stood there as it stays, the memory of all of its
// processes in MB (PSS), and for IDLE seconds with nothing to do the share of a
// core in percent and how often a thread woke up each second.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	lookEvery = 2 * time.Millisecond
	stillFor  = 1500 * time.Millisecond // nothing more is painted after this
	patience  = 60 * time.Second
	enough    = 0.99 // of what the window changes on the screen
)

func main() {
	if err := watch(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "watch:", err)
		os.Exit(1)
	}
}

func watch(file, idle string, command []string) error {
	seconds, err := strconv.Atoi(idle)
	if err != nil {
		return err
	}
	screen, err := pixels(file)
	if err != nil {
		return err
	}
	program := exec.Command(command[0], command[1:]...)
	frames := []frame{{0, bytes.Clone(screen)}}
	begun := time.Now()
	if err := program.Start(); err != nil {
		return err
	}
	defer end(program)
	for last := begun; len(frames) == 1 || time.Since(last) < stillFor; time.Sleep(lookEvery) {
		if !bytes.Equal(screen, frames[len(frames)-1].pixels) {
			last = time.Now()
			frames = append(frames, frame{last.Sub(begun), bytes.Clone(screen)})
		}
		if time.Since(begun) > patience {
			return errors.New("the screen does not come to rest")
		}
	}
	fmt.Printf("%.0f\t", painted(frames).Seconds()*1000)
	if seconds == 0 {
		fmt.Println()
		return nil
	}
	time.Sleep(3 * time.Second)
	before := measure(program.Process.Pid)
	time.Sleep(time.Duration(seconds) * time.Second)
	after := measure(program.Process.Pid)
	fmt.Printf("%.1f\t%.2f\t%.0f\n", float64(after.kilobytes)/1000, float64(after.busy-before.busy)/1e7/float64(seconds), float64(after.woken-before.woken)/float64(seconds))
	return nil
}

type frame struct {
	at     time.Duration
	pixels []byte
}

// painted is when nearly all that the window changed on the screen is as it stays.
func painted(frames []frame) time.Duration {
	first, last := frames[0].pixels, frames[len(frames)-1].pixels
	for _, f := range frames[1:] {
		changed, same := 0, 0
		for i := range last {
			if first[i] != last[i] {
				changed++
				if f.pixels[i] == last[i] {
					same++
				}
			}
		}
		if float64(same) >= enough*float64(changed) {
			return f.at
		}
	}
	return 0
}

// pixels are those of a file in X's window dump format, as they change.
func pixels(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	const colours = 19 * 4 // where the header has how many colours follow it
	return data[binary.BigEndian.Uint32(data)+12*binary.BigEndian.Uint32(data[colours:]):], nil
}

type use struct{ kilobytes, busy, woken int }

// measure adds up what a process and its children use.
func measure(pid int) (u use) {
	for _, id := range tree(strconv.Itoa(pid)) {
		dir := "/proc/" + id
		u.kilobytes += number(dir+"/smaps_rollup", "Pss:")
		tasks, _ := filepath.Glob(dir + "/task/*")
		for _, task := range tasks {
			u.woken += number(task+"/status", "voluntary_ctxt_switches:")
			if times, err := os.ReadFile(task + "/schedstat"); err == nil {
				n, _ := strconv.Atoi(strings.Fields(string(times))[0])
				u.busy += n
			}
		}
	}
	return u
}

func tree(pid string) []string {
	ids := []string{pid}
	children, _ := filepath.Glob("/proc/" + pid + "/task/*/children")
	for _, list := range children {
		text, _ := os.ReadFile(list)
		for _, child := range strings.Fields(string(text)) {
			ids = append(ids, tree(child)...)
		}
	}
	return ids
}

// number is what a line of a file of /proc has after its name.
func number(file, name string) int {
	text, _ := os.ReadFile(file)
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == name {
			n, _ := strconv.Atoi(fields[1])
			return n
		}
	}
	return 0
}

// end asks a program to end, as a log-off does, and makes it where it does not.
func end(program *exec.Cmd) {
	_ = program.Process.Signal(syscall.SIGTERM)
	ended := time.AfterFunc(3*time.Second, func() { _ = program.Process.Kill() })
	_ = program.Wait()
	ended.Stop()
}
