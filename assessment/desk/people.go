package desk

import (
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/register"
)

// mostNames is how many names are offered to choose.
const mostNames = 30

// StaffNames are the names of people in what is filed, each once.
func (d *Desk) StaffNames() []string {
	var names []string
	add := func(name string) {
		name = strings.TrimSpace(name)
		if name != "" && name != assessment.Redacted && !slices.Contains(names, name) && len(names) < mostNames {
			names = append(names, name)
		}
	}
	for _, r := range d.rows {
		add(r.Assessor.Name)
		add(r.DecidedBy.Name)
		for _, task := range r.Open {
			add(task.Owner)
		}
	}
	slices.Sort(names)
	return names
}

// KeysOf are the keys of what is filed and fits.
func (d *Desk) KeysOf(fits func(register.Row) bool) (keys []string) {
	for _, r := range d.rows {
		if fits(r) {
			keys = append(keys, r.Key)
		}
	}
	return keys
}
