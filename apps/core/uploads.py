"""Files that staff upload: what they claim to be is not believed, what they are is looked at."""

from io import BytesIO
from pathlib import Path

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
PICTURE_BYTES = 10 * MEGABYTE
PICTURE_PIXELS = 40_000_000
PICTURE_EDGE = 2400
"""The longer side of a picture as it is kept, in pixels."""
PDF_BYTES = 30 * MEGABYTE

FORMATS = {"JPEG": (".jpg", "image/jpeg"), "PNG": (".png", "image/png"), "WEBP": (".webp", "image/webp")}


def refuse_too_large(file: File, limit: int) -> None:
    """Raise ValidationError if the file has more than `limit` bytes."""
    if file.size > limit:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s are allowed."),
            code="too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
        )


def drawn_anew(file: File) -> SimpleUploadedFile:
    """The picture encoded again by us: without place, camera and whatever else was hidden in the file.

    Raises ValidationError if it is not a JPEG, PNG or WebP picture, or is too large.
    """
    refuse_too_large(file, PICTURE_BYTES)
    try:
        file.seek(0)
        original = Image.open(file, formats=list(FORMATS))
        if original.width * original.height > PICTURE_PIXELS:
            raise Image.DecompressionBombError
        kind = str(original.format)
        picture = ImageOps.exif_transpose(original)
        picture.thumbnail((PICTURE_EDGE, PICTURE_EDGE))
        plain = picture.convert("RGB" if kind == "JPEG" or not picture.has_transparency_data else "RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(
            _("The picture is too large; at most %(millions)s million pixels are allowed."),
            code="too_many_pixels",
            params={"millions": PICTURE_PIXELS // 1_000_000},
        ) from error
    except Exception as error:  # damaged pictures make Pillow raise whatever its decoders meet
        raise ValidationError(
            _("This is not a picture that can be shown. Choose a JPEG, PNG or WebP file."), code="not_a_picture"
        ) from error
    plain.info.clear()
    data = BytesIO()
    plain.save(data, kind, quality=85, optimize=True)
    suffix, media_type = FORMATS[kind]
    return SimpleUploadedFile(Path(file.name or kind).stem + suffix, data.getvalue(), media_type)


def is_pdf(file: File) -> None:
    """Validator: the new file begins and ends as a PDF does. Files that are stored already were looked at before."""
    if getattr(file, "_committed", False):
        return
    refuse_too_large(file, PDF_BYTES)
    file.seek(0)
    head = file.read(1024)
    file.seek(max(0, file.size - 2048))
    tail = file.read()
    file.seek(0)
    if not head.startswith(b"%PDF-") or b"%%EOF" not in tail:
        raise ValidationError(_("This is not a PDF file, whatever its name says."), code="not_a_pdf")


class PictureFormField(forms.FileField):
    widget = forms.ClearableFileInput

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs["accept"] = ",".join(media_type for _suffix, media_type in FORMATS.values())

    def to_python(self, data):
        file = super().to_python(data)
        return file and drawn_anew(file)


class PictureField(models.ImageField):
    """A picture, kept as JPEG, PNG or WebP without metadata."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault(
            "help_text",
            gettext_lazy("JPEG, PNG or WebP, at most 10 MB. Hidden data, such as the place, is removed."),
        )
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})
