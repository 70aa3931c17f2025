// The picture aboard as a camera gives it: contact shadows, bloom of lamps, a lens that is a little darker at its rim.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform sampler2D depth;
uniform sampler2D contact;    // share of light kept, metres
uniform sampler2D near_bloom, far_bloom;
uniform vec2 half_size;       // texels of the contact shadows
uniform vec2 whole;

float random(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }

#ifdef FINE
// The nearest four texels of half the size, those most that lie on the same surface.
float light_kept(vec2 at) {
    vec2 in_texels = at * half_size - 0.5;
    vec2 base = (floor(in_texels) + 0.5) / half_size, step_ = 1.0 / half_size;
    vec2 f = fract(in_texels);
    vec2 a = texture(contact, base).rg, b = texture(contact, base + vec2(step_.x, 0.0)).rg;
    vec2 c = texture(contact, base + vec2(0.0, step_.y)).rg, d = texture(contact, base + step_).rg;
    float here = texture(contact, at).g;
    vec4 w = vec4((1.0 - f.x) * (1.0 - f.y), f.x * (1.0 - f.y), (1.0 - f.x) * f.y, f.x * f.y);
    w *= 1.0 / (0.01 + abs(vec4(a.g, b.g, c.g, d.g) - here) / max(here, 0.05));
    return dot(w, vec4(a.r, b.r, c.r, d.r)) / max(dot(w, vec4(1.0)), 1e-5);
}
#else
float light_kept(vec2 at) { return texture(contact, at).r; }  // 1 before space, which is beyond all contact
#endif

void main() {
    vec2 at = ndc * 0.5 + 0.5;
    vec3 c = texture(source, at).rgb;
    vec3 light = c * c;
    float white = max(c.r, max(c.g, c.b));
#ifdef FINE
    if (texture(depth, at).r < 1.0)
#endif
    {
        // What shines of itself has no shadow on it; in a corner of bright walls light gets round.
        float kept = mix(light_kept(at), 1.0, smoothstep(0.90, 0.99, white));
        light *= mix(vec3(kept), vec3(1.0), 0.25 * light);
    }
    vec3 bloom = texture(near_bloom, at).rgb * 0.16 + texture(far_bloom, at).rgb * 0.13;
    light += bloom * (1.0 - light);
    light *= 1.0 - 0.16 * dot(ndc, ndc) * 0.5;
    picture = vec4(sqrt(light) + (random(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
