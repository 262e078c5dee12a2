package form

import (
	"slices"

	"beeldbeltoets/assessment"
)

// field is one with the label of its path.
func field(kind Kind, path string) Field {
	return Field{Path: path, Kind: kind, Label: key("field." + path)}
}

func choice(path string, options []Option) Field {
	f := field(Choice, path)
	f.Options = options
	return f
}

func list(path string, options []Option) Field {
	f := field(List, path)
	f.Options = options
	return f
}

func yesNo(path string) Field {
	f := field(YesNo, path)
	f.Options = worded("", assessment.Yes, assessment.No, assessment.Unknown)
	return f
}

// labelled returns the field with another label.
func (f Field) labelled(label Words) Field {
	f.Label = label
	return f
}

// unlabelled is a field that the title of its group asks.
func (f Field) unlabelled() Field { return f.labelled(Words{}) }

func (f Field) explained(help string) Field {
	f.Help = key(help)
	return f
}

// explains returns the field with the help of its path.
func (f Field) explains() Field { return f.explained("help." + f.Path) }

func (f Field) when(path string, is ...string) Field {
	f.When = Condition{Path: path, Is: is}
	return f
}

func (f Field) required(is bool) Field {
	f.Required = is
	return f
}

func (f Field) wide() Field {
	f.Wide = true
	return f
}

func (f Field) readBy(readers ...Reader) Field {
	f.ReadBy = readers
	return f
}

// worded are options whose names share the beginning of their keys.
func worded(prefix string, ids ...string) []Option {
	options := make([]Option, len(ids))
	for i, id := range ids {
		options[i] = Option{ID: id, Name: key(prefix + id)}
	}
	return options
}

// named are options out of the published data.
func named(list []assessment.Named) []Option {
	options := make([]Option, len(list))
	for i, n := range list {
		options[i] = Option{ID: n.ID, Name: said(n.Name), Help: said(n.Help)}
	}
	return options
}

// among keeps the options with some ids.
func among(options []Option, ids []string) []Option {
	return slices.DeleteFunc(options, func(o Option) bool { return !slices.Contains(ids, o.ID) })
}
