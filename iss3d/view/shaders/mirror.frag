#version 330
// What a pane gives back of who is before it: four faces of glass return an eighth of the light, more at a slant.
uniform sampler2D picture;
uniform vec3 eye;
uniform vec3 normal;
uniform float share;
in vec3 place;
in vec4 on_screen;
out vec4 colour;

void main() {
    vec2 uv = on_screen.xy / on_screen.w * 0.5 + 0.5;
    vec3 light = pow(texture(picture, uv).rgb, vec3(2.2));
    // Each pane of the four gives an image of its own, a few millimetres aside.
    light = 0.7 * light + 0.3 * pow(texture(picture, uv + vec2(0.004, 0.002)).rgb, vec3(2.2));
    float see = abs(dot(normal, normalize(place - eye)));
    float back = 0.10 + 0.7 * pow(1.0 - see, 5.0);
    colour = vec4(pow(light * back * share, vec3(0.4545)), 1.0);
}
