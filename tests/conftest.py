"""What all tests share: how hard hypothesis tries."""

from hypothesis import HealthCheck, settings

# A first import of a slow machine must not fail a property, and CI must not flicker.
settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", deadline=None, max_examples=10_000)
settings.load_profile("default")
