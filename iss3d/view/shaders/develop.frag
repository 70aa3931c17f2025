// Develops the picture of space: exposure, glow, film curve, a little grain. Behind everything, no depth.
in vec2 ndc;
out vec4 picture;
uniform sampler2D source;
uniform float exposure;
uniform float grain;
uniform vec4 veil; // light of a near blast over the whole glass
#if GLOW
uniform sampler2D near_glow, far_glow;
#endif

vec3 film(vec3 x) { return clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0); }

float random(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453); }

void main() {
    vec2 at = ndc * 0.5 + 0.5;
    vec3 c = texture(source, at).rgb;
#if GLOW
    c += texture(near_glow, at).rgb * 0.10 + texture(far_glow, at).rgb * 0.10;
#endif
    c = film(c * exposure * 0.82 + veil.rgb * veil.a);
    c = pow(c, vec3(1.0 / 2.2));
    picture = vec4(c + (random(gl_FragCoord.xy) - 0.5) * grain, 1.0);
}
