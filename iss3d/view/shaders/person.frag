#version 330
uniform sampler2D p3d_Texture0;
uniform vec4 p3d_ColorScale;
uniform vec3 up_dir;
uniform vec3 light_up;
uniform vec3 light_down;
uniform vec3 key_dir;
uniform vec3 key_colour;
uniform vec3 eye_place;
uniform float gloss;
uniform float cut;
in vec3 normal;
in vec3 place;
in vec2 uv;
out vec4 pixel;

void main() {
    vec4 paint = texture(p3d_Texture0, uv);
    if (paint.a < cut) discard;
    vec3 to_eye = normalize(eye_place - place);
    vec3 n = normalize(normal);
    if (dot(n, to_eye) < 0.0 && cut > 0.0) n = -n;
    vec3 albedo = pow(paint.rgb, vec3(2.2));
    float h = dot(n, up_dir) * 0.5 + 0.5;
    vec3 light = mix(light_down, light_up, h);
    float lambert = max(dot(n, key_dir) * 0.75 + 0.25, 0.0);
    light += key_colour * lambert * lambert;
    vec3 half_way = normalize(key_dir + to_eye);
    float shine = pow(max(dot(n, half_way), 0.0), 24.0) * gloss;
    float rim = pow(1.0 - max(dot(n, to_eye), 0.0), 4.0) * 0.10;
    vec3 colour = albedo * light + (shine * key_colour + rim * light_up) * 0.5;
    pixel = vec4(pow(clamp(colour, 0.0, 1.0), vec3(1.0 / 2.2)), 1.0) * p3d_ColorScale;
}
