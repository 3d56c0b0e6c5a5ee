
import{a as o}from"./chunk-4RGMEUBI.mjs";import"./chunk-VBK5NVO6.mjs";import"./chunk-VFXIOZ5J.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";export{o as searched};
