#version 330
uniform vec4 p3d_ColorScale;
uniform vec3 up_dir;
uniform vec3 light_up;
uniform vec3 light_down;
uniform vec3 key_dir;
uniform vec3 key_colour;
uniform vec3 eye_place;
uniform vec3 marked;
in vec3 normal;
in vec3 place;
in vec4 paint;
out vec4 pixel;
void main() {
    vec3 n = normalize(normal);
    vec3 to_eye = normalize(eye_place - place);
    vec3 albedo = pow(paint.rgb, vec3(2.2));
    vec3 light = mix(light_down, light_up, dot(n, up_dir) * 0.5 + 0.5);
    float lambert = max(dot(n, key_dir) * 0.75 + 0.25, 0.0);
    light += key_colour * lambert * lambert;
    float shine = pow(max(dot(n, normalize(key_dir + to_eye)), 0.0), 32.0) * 0.12;
    float rim = pow(1.0 - max(dot(n, to_eye), 0.0), 3.0);
    vec3 colour = albedo * mix(light, vec3(1.1), paint.a) + shine * key_colour + marked * (0.10 + rim * 0.5);
    pixel = vec4(pow(clamp(colour, 0.0, 1.0), vec3(1.0 / 2.2)), 1.0) * p3d_ColorScale;
}
