#version 330
in vec3 light;
out vec4 picture;
void main() {
    vec2 q = gl_PointCoord * 2.0 - 1.0;
    picture = vec4(light * exp(-dot(q, q) * 2.2), 1.0);
}
