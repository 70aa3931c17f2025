#version 330
// A round picture with a reticle: cross, ring and ticks, darker to the rim, a little green.
uniform sampler2D p3d_Texture0;
in vec2 uv;
out vec4 colour;

void main() {
    vec2 at = uv * 2.0 - 1.0;
    float far = length(at);
    if (far > 1.0) discard;
    vec3 seen = texture(p3d_Texture0, uv).rgb;
    seen = mix(seen, vec3(dot(seen, vec3(0.3, 0.6, 0.1))), 0.35) * vec3(0.92, 1.04, 0.94) + vec3(0.010, 0.016, 0.013);
    seen *= 1.08 - 0.6 * far * far * far;
    vec2 fine = fwidth(at) * 0.8;
    float hair = max(step(abs(at.x), fine.x), step(abs(at.y), fine.y)) * step(0.06, far) * step(far, 0.86);
    float ring = step(abs(far - 0.52), fine.x * 1.2);
    vec2 near_tick = abs(fract(at * 8.0 + 0.5) - 0.5) / 8.0;
    float ticks = max(step(near_tick.x, fine.x) * step(abs(at.y), 0.035), step(near_tick.y, fine.y) * step(abs(at.x), 0.035));
    float mark = max(max(hair, ring * 0.7), ticks * step(far, 0.86));
    colour = vec4(mix(seen, vec3(0.95, 0.72, 0.30), mark * 0.5), 1.0);
}
