
import{a as o,b as r,c as m,d as p,e as t,f as i,g as e}from"./chunk-VFXIOZ5J.mjs";import"./chunk-5MKLFPPR.mjs";import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";export{o as JWT_START,r as PASSWORD_IN_ADDRESS,m as credentialWords,e as isByForm,t as kindsMentioned,i as noteWords,p as shortCredentialWords};
