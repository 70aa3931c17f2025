// Develops the picture of space: exposure, glow, film curve, a little grain. Behind everything, no depth.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform float exposure;
uniform float grain;
uniform vec4 veil; // light of a near blast over the whole glass
uniform vec4 sun_at; // the Sun in the picture: right and up from its middle in half heights, 1 if before the eye, strength
uniform float aspect;
#if GLOW
uniform sampler2D near_glow, far_glow;
#endif

float random(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453); }

float line(vec2 q, float angle, float sharp) {
    return exp(-abs(q.x * sin(angle) - q.y * cos(angle)) * sharp);
}

// The Sun's glare: scattered in the eye and by fine scratches of the panes, which shine where they lie across its light.
vec3 glare() {
    vec2 here = vec2(ndc.x * aspect, ndc.y), q = here - sun_at.xy;
    float r2 = dot(q, q), r = sqrt(r2);
    // About the disc all is white; the haze falls off steeply, so that the sky beside it is black.
    float wide = 2.4e-4 / (r2 * r + 2.5e-5) + 0.0012 / (r2 + 0.004) + 0.0004;
    float rays = (line(q, 0.4, 260.0) + 0.75 * line(q, 1.37, 320.0) + 0.5 * line(q, 2.61, 230.0)) * (exp(-r * 5.5) * 0.42 + exp(-r * 14.0) * 1.6);
    vec2 cell = floor(here * 7.0);
    float turn = random(cell) * 3.1416, place = random(cell + 3.1) - 0.5;
    vec2 w = fract(here * 7.0) - 0.5;
    float across = abs(dot(w, vec2(-sin(turn), cos(turn))) - place * 0.5 + dot(w, w) * 0.4 * place);
    float mirror = pow(abs(dot(normalize(q + 1e-5), vec2(-sin(turn), cos(turn)))), 12.0);
    float ends = 1.0 - smoothstep(0.2, 0.5, length(w));
    float scratch = exp(-across * 90.0) * mirror * ends * 0.055 * random(cell + 1.9) * exp(-r * 2.6) * step(0.62, random(cell + 7.7));
    return vec3(1.0, 0.97, 0.90) * (wide + rays + scratch) * sun_at.z * sun_at.w;
}

void main() {
    vec2 at = ndc * 0.5 + 0.5;
    vec3 c = texture(source, at).rgb;
#if GLOW
    c += texture(near_glow, at).rgb * 0.10 + texture(far_glow, at).rgb * 0.10;
#endif
    c += glare();
    c = film(c * exposure * 0.82 + veil.rgb * veil.a);
    c = pow(c, vec3(1.0 / 2.2));
    picture = vec4(c + (random(gl_FragCoord.xy) - 0.5) * grain, 1.0);
}
