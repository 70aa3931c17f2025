#version 330
// The light that a body keeps from a wall: full in the middle, gone at the rim.
uniform float dark;
in vec2 at;
out vec4 pixel;

void main() {
    float away = min(dot(at, at), 1.0);
    pixel = vec4(0.0, 0.0, 0.0, dark * (1.0 - away) * (1.0 - away));
}
