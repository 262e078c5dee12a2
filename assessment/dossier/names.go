package dossier

import (
	"encoding/json"
	"math"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
)

// StaffNames lists the name of everybody who worked on what is kept, each once, in
// alphabetical order: those in each version, in what a new assessment begins with,
// and in the history, of who saved and of who stood where before.
func (s *Store) StaffNames() ([]string, error) {
	names := map[string]bool{}
	for _, row := range s.Rows() {
		item, err := s.Item(row.Key)
		if assessment.IsCode(err, assessment.ItemDamaged) {
			continue // nothing can be erased in it either
		}
		if err != nil {
			return nil, err
		}
		add(names, item.Assessment.StaffNames()...)
		if item.Unfinished != nil {
			add(names, item.Unfinished.By.Name)
		}
	}
	var defaults struct { // all of it: what a reader does not know, it refuses
		Practice               assessment.Practice
		Assessor, SecondReader assessment.Person
	}
	if _, err := s.Load(KindPractice, "", &defaults); err != nil {
		return nil, err
	}
	add(names, defaults.Assessor.Name, defaults.SecondReader.Name)
	if err := s.namesInHistory(names); err != nil {
		return nil, err
	}
	all := make([]string, 0, len(names))
	for name := range names {
		all = append(all, name)
	}
	slices.Sort(all)
	return all, nil
}

func add(names map[string]bool, more ...string) {
	for _, name := range more {
		if name = strings.TrimSpace(name); name != "" && name != assessment.Redacted {
			names[name] = true
		}
	}
}

// namesInHistory goes through all of the history, some lines at a time.
func (s *Store) namesInHistory(names map[string]bool) error {
	for before := int64(math.MaxInt64); ; {
		lines, err := s.history(`entry < $1 ORDER BY entry DESC LIMIT $2`, before, historyMost)
		if err != nil || len(lines) == 0 {
			return err
		}
		for _, line := range lines {
			add(names, line.By)
			for _, c := range line.Changes {
				addWithin(names, c.Path, valueOf(c.From))
				addWithin(names, c.Path, valueOf(c.To))
			}
			before = line.Entry
		}
	}
}

// ofPerson reports whether a path is that of a person's name.
func ofPerson(path string) bool {
	parts := strings.Split(path, ".")
	switch last := parts[len(parts)-1]; last {
	case "owner", "by":
		return true
	case "name":
		return len(parts) > 1 && slices.Contains([]string{"assessor", "secondReader", "by"}, parts[len(parts)-2])
	}
	return false
}

// addWithin adds the names of people in a value at a path, whole entries included.
func addWithin(names map[string]bool, path string, value any) {
	switch v := value.(type) {
	case string:
		if ofPerson(path) {
			add(names, v)
		}
	case map[string]any:
		for key, part := range v {
			addWithin(names, path+"."+key, part)
		}
	case []any:
		for _, part := range v {
			addWithin(names, path+".0", part)
		}
	}
}

// valueOf reads a value of the history; nothing where there was none.
func valueOf(text string) (value any) {
	_ = json.Unmarshal([]byte(text), &value)
	return value
}
