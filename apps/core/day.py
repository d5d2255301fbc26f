"""Which day it is: always the Secretariat's, Asia/Almaty."""

import datetime

from django.utils import timezone


def today() -> datetime.date:
    return timezone.localdate()
