#version 330
// The flash: a point brighter than anything, the haze about it, and the halo that stays a while.
flat in vec4 life;
flat in vec4 form;
flat in vec4 more;
flat in vec3 tinge;
in vec2 corner;
out vec4 picture;
void main() {
    float r = length(corner), edge = 1.0 - smoothstep(0.3, 1.0, r);
    float core = form.w * 110.0 * exp(-r * r / (0.00003 + 0.00010 * min(form.w, 4.0)));
    float p = more.w;
    float haze = p * (0.0018 / (r * r + 0.0009) + 0.02 * exp(-r * 5.0));
    float halo = log(1.0 + p * 6.0) * 0.0010 / (r * r + 0.004);
    // While the ball still glows its glare lies about it like a veil.
    float km = r * 240.0 * pow(max(life.y, 0.001), 0.25), veil = more.x * more.x * (exp(-km / (0.8 * form.x)) + 0.30 * exp(-km / (3.0 * form.x)));
    halo += 0.9 * veil;
    // Thin spokes, as the lens of an eye draws them about what is too bright for it.
    float angle = atan(corner.y, corner.x) + life.z * 6.3;
    float spokes = 0.5 + 0.5 * sin(angle * 7.0) * sin(angle * 12.0 + 1.3);
    haze *= 0.96 + 0.08 * spokes * smoothstep(0.01, 0.10, r);
    // What is too bright for the eye is white in the middle, whatever its colour.
    vec3 white = mix(tinge, vec3(1.0), 0.75);
    picture = vec4((white * core + mix(tinge, white, clamp(haze * 0.4, 0.0, 1.0)) * haze + tinge * halo) * edge, 0.0);
}
