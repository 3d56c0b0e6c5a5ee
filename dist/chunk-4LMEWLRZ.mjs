
import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{qa as o}from"./chunk-4TCS56GX.mjs";export{o as lint};
