
import{a as o,b as r}from"./chunk-VGU6SBIW.mjs";import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";export{o as READY,r as serve};
