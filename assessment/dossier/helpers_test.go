package dossier

import (
	"errors"

	"beeldbeltoets/assessment"
)

func code(err error) string {
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		return e.Code
	}
	return ""
}
