package assessment

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
)

func TestACauseIsFound(t *testing.T) {
	err := fmt.Errorf("saving: %w", &Error{Code: "no-permission", Cause: fs.ErrPermission})
	if !errors.Is(err, fs.ErrPermission) || CodeOf(err) != "no-permission" {
		t.Errorf("%v hides its cause, or its code %q", err, CodeOf(err))
	}
	if errors.Is(&Error{Code: "no-permission"}, fs.ErrPermission) || CodeOf(fs.ErrPermission) != "" {
		t.Error("there is a cause or a code where there is none")
	}
}
