package powercut

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// promise is what a recorded program writes to its standard output, with a number,
// once it counts something as kept.
const promise = "PROMISED "

// Say makes a promise in a program that is recorded.
func Say(n int) { fmt.Fprintln(os.Stdout, promise+strconv.Itoa(n)) }

// Record runs a command under strace and returns what it did below a folder, by
// paths in that.
func Record(folder string, cmd *exec.Cmd) ([]Op, error) {
	log, err := os.CreateTemp("", "strace")
	if err != nil {
		return nil, err
	}
	defer os.Remove(log.Name())
	defer log.Close()
	strace, err := exec.LookPath("strace")
	if err != nil {
		return nil, err
	}
	if folder, err = filepath.EvalSymlinks(folder); err != nil {
		return nil, err
	}
	t := &tracing{folder: folder, known: map[string]bool{}, folders: map[string]bool{}, at: map[string]int64{}, begun: map[string]string{}}
	if err := t.look(); err != nil {
		return nil, err
	}
	cmd.Args = append([]string{strace, "-f", "-y", "-xx", "-s", "20000000", "-o", log.Name(), "-e", "trace=%file,%desc",
		"-e", "inject=copy_file_range:error=ENOSYS", "--", cmd.Path}, cmd.Args[1:]...)
	cmd.Path = strace
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, said.String())
	}
	return t.read(log)
}

// tracing reads a trace.
type tracing struct {
	folder         string
	known, folders map[string]bool   // what stands there, and which of that are folders
	at             map[string]int64  // where each descriptor stands
	begun          map[string]string // calls that another thread came between
	ops            []Op
}

// look notes what stands there before the program runs.
func (t *tracing) look() error {
	return filepath.WalkDir(t.folder, func(name string, entry os.DirEntry, err error) error {
		t.known[name], t.folders[name] = true, entry.IsDir()
		return err
	})
}

// harmless are calls that change nothing of a file or its name. All calls on files
// and descriptors are traced, so that one we do not know is noticed.
var harmless = []string{"access", "faccessat", "faccessat2", "stat", "fstat", "lstat", "newfstatat", "statx", "statfs", "fstatfs", "readlink", "readlinkat",
	"read", "pread64", "preadv", "getdents64", "fcntl", "flock", "fadvise64", "fchmod", "chmod", "fchmodat", "fchown", "chown", "lchown", "fchownat", "utimensat",
	"close", "execve", "epoll_ctl", "ioctl", "dup", "dup2", "dup3", "chdir", "getcwd"}

var (
	callLine = regexp.MustCompile(`^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(.*)`)
	fdPath   = regexp.MustCompile(`^(\d+)<([^>]*)>`)
	quoted   = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
)

func (t *tracing) read(r io.Reader) ([]Op, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 128<<20)
	for lines.Scan() {
		if err := t.line(lines.Text()); err != nil {
			return nil, err
		}
	}
	return t.ops, lines.Err()
}

// line takes a call where it ends, which is what the program may rely on.
func (t *tracing) line(text string) error {
	pid, _, _ := strings.Cut(text, " ")
	if head, cut := strings.CutSuffix(text, " <unfinished ...>"); cut {
		t.begun[pid] = head
		return nil
	}
	if _, tail, is := strings.Cut(text, " resumed>"); is && strings.Contains(text, "<... ") {
		text = t.begun[pid] + tail
	}
	m := callLine.FindStringSubmatch(text)
	if m == nil || strings.HasPrefix(m[3], "-") {
		return nil // a signal, an exit, or a call that failed
	}
	c := call{name: m[1], rest: m[2], opened: m[3] + m[4]}
	c.result, _ = strconv.ParseInt(m[3], 10, 64)
	for _, q := range quoted.FindAllStringSubmatch(c.rest, -1) {
		c.texts = append(c.texts, unhex(q[1]))
	}
	if p := fdPath.FindStringSubmatch(c.rest); p != nil {
		c.fd, c.path = p[1], unhex(p[2])
	}
	return t.call(c)
}

// call is one of the system as the trace has it.
type call struct {
	name, rest, opened string
	texts              []string // its strings: names and data
	fd, path           string   // the descriptor that it begins with
	result             int64
}

// number returns an argument, counted from the last.
func (c call) number(back int) int64 {
	numbers := strings.Split(c.rest, ", ")
	n, _ := strconv.ParseInt(numbers[len(numbers)-back], 0, 64)
	return n
}

func (t *tracing) call(c call) error {
	switch c.name {
	case "write", "pwrite64", "lseek", "ftruncate", "fsync", "fdatasync":
		t.onDescriptor(c)
	case "open", "openat", "creat":
		t.open(c)
	case "mkdir", "mkdirat":
		t.named(Folder, c.texts[0])
	case "unlink", "unlinkat", "rmdir":
		t.named(Unlink, c.full(c.texts[0]))
	case "rename", "renameat", "renameat2":
		return t.rename(c.texts[0], c.texts[len(c.texts)-1])
	case "mmap":
		if t.ours(c.path) && strings.Contains(c.rest, "MAP_SHARED") && strings.Contains(c.rest, "PROT_WRITE") {
			return fmt.Errorf("a shared mapping of %s cannot be followed", c.path)
		}
	default:
		about := t.ours(c.path) || len(c.texts) > 0 && t.ours(c.texts[0])
		if about && !slices.Contains(harmless, c.name) {
			return fmt.Errorf("unknown call %s on our files", c.name) // a harness that misses a write proves nothing
		}
	}
	return nil
}

// full is a name that is given beside an open folder.
func (c call) full(name string) string {
	if path.IsAbs(name) || c.path == "" {
		return name
	}
	return path.Join(c.path, name)
}

func (t *tracing) ours(name string) bool {
	return name == t.folder || strings.HasPrefix(name, t.folder+"/")
}

func (t *tracing) add(op Op) {
	op.Path = t.below(op.Path)
	t.ops = append(t.ops, op)
}

func (t *tracing) below(name string) string {
	if name == t.folder {
		return "."
	}
	return strings.TrimPrefix(name, t.folder+"/")
}

func (t *tracing) onDescriptor(c call) {
	switch {
	case c.name == "write" && c.fd == "1" && strings.HasPrefix(c.texts[0], promise):
		n, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(c.texts[0], promise)))
		t.ops = append(t.ops, Op{Kind: Promise, Promised: n})
	case c.name == "lseek":
		t.at[c.fd] = c.result
	case !t.ours(c.path), strings.Contains(c.rest, ">(deleted)"):
	case c.name == "write":
		t.add(Op{Kind: Write, Path: c.path, At: t.at[c.fd], Data: []byte(c.texts[0])[:c.result]})
		t.at[c.fd] += c.result
	case c.name == "pwrite64":
		t.add(Op{Kind: Write, Path: c.path, At: c.number(1), Data: []byte(c.texts[0])[:c.result]})
	case c.name == "ftruncate":
		t.add(Op{Kind: Truncate, Path: c.path, At: c.number(1)})
	default:
		kind := Sync
		if t.folders[c.path] {
			kind = SyncDir
		}
		t.add(Op{Kind: kind, Path: c.path})
	}
}

func (t *tracing) open(c call) {
	name := c.texts[len(c.texts)-1]
	if p := fdPath.FindStringSubmatch(c.opened); p != nil {
		name, t.at[p[1]] = unhex(p[2]), 0
	}
	if !t.ours(name) {
		return
	}
	if (c.name == "creat" || strings.Contains(c.rest, "O_CREAT")) && !t.known[name] {
		t.named(Create, name)
	}
	if strings.Contains(c.rest, "O_TRUNC") {
		t.add(Op{Kind: Truncate, Path: name})
	}
}

func (t *tracing) named(kind, name string) {
	if t.ours(name) {
		t.known[name], t.folders[name] = kind != Unlink, kind == Folder
		t.add(Op{Kind: kind, Path: name})
	}
}

func (t *tracing) rename(from, to string) error {
	switch {
	case !t.ours(from) && !t.ours(to):
		return nil
	case !t.ours(from) || !t.ours(to):
		return errors.New("a rename into or out of our folder cannot be followed")
	}
	for name := range t.known {
		if below, is := strings.CutPrefix(name, from+"/"); is && t.known[name] {
			t.moved(name, to+"/"+below)
		}
	}
	t.moved(from, to)
	t.add(Op{Kind: Rename, Path: from, To: t.below(to)})
	return nil
}

func (t *tracing) moved(from, to string) {
	t.known[to], t.folders[to] = t.known[from], t.folders[from]
	t.known[from], t.folders[from] = false, false
}

func unhex(s string) string {
	if !strings.Contains(s, `\x`) {
		return s
	}
	text, err := strconv.Unquote(`"` + s + `"`)
	if err != nil {
		return s
	}
	return text
}
