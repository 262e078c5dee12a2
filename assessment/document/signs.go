package document

import "math"

// strokes draws a sign as lines in a square of one by one, y down.
func (s Sign) strokes() [][]Point {
	switch s {
	case Check:
		return [][]Point{{{0.14, 0.54}, {0.40, 0.80}, {0.88, 0.22}}}
	case Tilde:
		return [][]Point{wave()}
	case Clock:
		return [][]Point{arc(0.5, 0.5, 0.40, 0, 360), {{0.5, 0.24}, {0.5, 0.5}, {0.69, 0.60}}}
	case Cross:
		return [][]Point{{{0.18, 0.18}, {0.82, 0.82}}, {{0.82, 0.18}, {0.18, 0.82}}}
	case Query:
		hook := append(arc(0.5, 0.32, 0.22, 190, 405), Point{0.5, 0.56}, Point{0.5, 0.66})
		return [][]Point{hook, dot(0.5, 0.90)}
	case Empty:
		return [][]Point{{{0.16, 0.16}, {0.84, 0.16}, {0.84, 0.84}, {0.16, 0.84}, {0.16, 0.16}}}
	case Warning:
		return [][]Point{{{0.5, 0.10}, {0.5, 0.62}}, dot(0.5, 0.88)}
	}
	return nil
}

// Draw returns the lines of a sign in a square of a size.
func (s Sign) Draw(x, y, size float64, c Colour) []Path {
	var paths []Path
	for _, stroke := range s.strokes() {
		points := make([]Point, len(stroke))
		for i, p := range stroke {
			points[i] = Point{x + p.X*size, y + p.Y*size}
		}
		paths = append(paths, Path{Points: points, Stroke: &c, Width: size * 0.13})
	}
	return paths
}

// arc runs clockwise over degrees, 0 being right of the centre.
func arc(x, y, r, from, to float64) []Point {
	const step = 15
	var points []Point
	for d := from; d <= to; d += step {
		sin, cos := math.Sincos(d * math.Pi / 180)
		points = append(points, Point{x + r*cos, y + r*sin})
	}
	return points
}

func wave() []Point {
	var points []Point
	for i := range 17 {
		t := float64(i) / 16
		points = append(points, Point{0.10 + 0.80*t, 0.5 - 0.13*math.Sin(t*2*math.Pi)})
	}
	return points
}

// dot is a line too short to be seen but for its round ends.
func dot(x, y float64) []Point { return []Point{{x, y}, {x, y + 0.01}} }
